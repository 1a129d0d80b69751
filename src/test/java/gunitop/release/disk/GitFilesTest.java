package gunitop.release.disk;

import static gunitop.release.disk.GitSandbox.START;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.release.Distance;
import gunitop.release.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is read of repositories as git leaves them. */
@Needs(Need.GIT)
@Execution(ExecutionMode.CONCURRENT)
class GitFilesTest {
  private static final Instant NOW = START.plusSeconds(7_200);

  @TempDir private Path temporary;
  private GitSandbox git;
  private String first;

  @BeforeEach
  void aRepository() throws IOException {
    git = GitSandbox.withCommit(temporary.toRealPath().resolve("shop"));
    first = git.head();
  }

  private Optional<String> atStart(Repository repository) {
    return repository.commitAt(START, NOW);
  }

  @Test
  void tellsWhichCommitAStartLoadedAndWhichLiesThereNow() throws IOException {
    git.commit(600, "Fix totals");
    String last = git.commit(1_200, "Hotfix otp");

    Repository read = git.repository();

    assertThat(read.head()).isEqualTo(last);
    assertThat(atStart(read)).contains(first);
    assertThat(read.commitAt(START.plusSeconds(1_200), NOW)).contains(last);
    assertThat(read.subjects()).containsEntry(first, "First").containsEntry(last, "Hotfix otp");
    assertThat(read.distances()).containsEntry(first, new Distance(2, 0));
  }

  @Test
  void readsPackedRefsAndPackedCommits() throws IOException {
    for (int i = 0; i < 40; i++) {
      git.commit(100 + i, "Change " + i + " of a series of commits that are much alike");
    }
    git.git(200, "-c", "gc.reflogExpire=never", "gc", "-q", "--aggressive", "--prune=now");
    assertThat(git.folder().resolve(".git/refs/heads/main")).doesNotExist();

    Repository read = git.repository();

    assertThat(read.head()).isEqualTo(git.head());
    assertThat(read.subjects()).containsEntry(first, "First");
    assertThat(read.distances()).containsEntry(first, new Distance(40, 0));
  }

  @Test
  void countsThroughMergesAsGitDoes() throws IOException {
    git.git(10, "checkout", "-q", "-b", "side");
    git.commit(20, "Side 1");
    git.commit(30, "Side 2");
    git.git(40, "checkout", "-q", "main");
    Files.writeString(git.folder().resolve("other.py"), "");
    git.git(50, "add", "-A");
    git.git(50, "commit", "-q", "-m", "Main 1");
    String before = git.head();
    git.git(60, "merge", "-q", "--no-ff", "-m", "Merge side", "side");

    assertThat(git.repository().distances())
        .containsEntry(before, new Distance(3, 0))
        .containsEntry(first, new Distance(4, 0));
    assertThat(git.git(70, "rev-list", "--count", before + "..HEAD").strip()).isEqualTo("3");
  }

  @Test
  void readsAWorktree() throws IOException {
    Path tree = git.folder().resolveSibling("tree");
    git.commit(600, "Fix totals");
    git.git(700, "worktree", "add", "-q", "--detach", tree.toString(), first);

    Repository read = git.facts(tree).places().get(0).repository().orElseThrow();

    assertThat(read.head()).isEqualTo(first);
    assertThat(read.subjects()).containsEntry(first, "First");
    assertThat(atStart(read)).isEmpty();
    assertThat(read.commitAt(START.plusSeconds(700), NOW)).contains(first);
  }

  @Test
  void readsADetachedHead() throws IOException {
    git.commit(600, "Fix totals");
    git.git(700, "checkout", "-q", first);

    Repository read = git.repository();

    assertThat(read.head()).isEqualTo(first);
    assertThat(atStart(read)).contains(first);
    assertThat(read.distances()).hasSize(1).containsValue(new Distance(0, 1));
  }

  @Test
  void tellsAnAmendedCommitFromTheOneThatRuns() throws IOException {
    git.git(600, "commit", "-q", "--amend", "-m", "First, better");

    Repository read = git.repository();

    assertThat(atStart(read)).contains(first);
    assertThat(read.head()).isNotEqualTo(first);
    assertThat(read.distances()).containsEntry(first, new Distance(1, 1));
    assertThat(read.subjects()).containsEntry(read.head(), "First, better");
  }

  @Test
  void tellsAResetBack() throws IOException {
    String second = git.commit(-30, "Second");
    git.git(600, "reset", "-q", "--hard", first);

    Repository read = git.repository();

    assertThat(atStart(read)).contains(second);
    assertThat(read.head()).isEqualTo(first);
    assertThat(read.distances()).containsEntry(second, new Distance(0, 1));
  }

  @Test
  void readsAShallowCloneToItsEnd() throws IOException {
    git.commit(600, "Fix totals");
    git.commit(601, "Hotfix otp");
    Path clone = git.folder().resolveSibling("clone");
    git.git(-20, "clone", "-q", "--depth", "2", "file://" + git.folder(), clone.toString());
    GitSandbox cloned = new GitSandbox(clone);
    String before = cloned.head();
    cloned.commit(900, "In the clone");

    Repository read = cloned.repository();

    assertThat(atStart(read)).contains(before);
    assertThat(read.subjects()).containsEntry(before, "Hotfix otp");
    assertThat(read.distances()).containsEntry(before, new Distance(1, 0));
  }

  @Test
  void readsTheEndOfAHugeLogAlone() throws IOException {
    String last = git.commit(600, "Fix totals");
    Path log = git.folder().resolve(".git/logs/HEAD");
    String end = Files.readString(log);
    String line =
        "%s %s Ada <a@b> %d +0000\tcheckout: moving\n"
            .formatted(first, first, START.getEpochSecond() - 5_000);
    Files.writeString(log, line.repeat(20_000) + end);

    Repository read = git.repository();

    assertThat(read.log().isWhole()).isFalse();
    assertThat(read.log().moves()).hasSizeBetween(100, 1_000);
    assertThat(read.head()).isEqualTo(last);
    assertThat(atStart(read)).contains(first);
    assertThat(read.commitAt(START.minusSeconds(9_000), NOW)).isEmpty();
  }

  @Test
  void doesNotTrustALogThatEndsElsewhere() throws IOException {
    git.commit(600, "Fix totals");
    Files.writeString(git.folder().resolve(".git/logs/HEAD"), "");

    assertThat(atStart(git.repository())).isEmpty();
    assertThat(git.repository().commitAt(Instant.now().plusSeconds(5), NOW)).contains(git.head());
  }

  @Test
  void readsNothingFromARefOutsideOfRefs() throws IOException {
    Files.writeString(git.folder().resolve(".git/HEAD"), "ref: refs/../../secret\n");

    assertThat(git.place().repository()).isEmpty();
    assertThat(git.place().trouble()).contains("names no branch");
  }

  @Test
  void saysWhyAHeadCannotBeRead() throws IOException {
    Files.writeString(
        git.folder().resolve(".git/HEAD"), "x".repeat(100_000), StandardOpenOption.APPEND);

    assertThat(git.place().repository()).isEmpty();
    assertThat(git.place().trouble()).contains("longer than such a file should be");
  }

  @Test
  void survivesObjectsOfNoise() throws IOException {
    Path object = git.folder().resolve(".git/objects/" + first.substring(0, 2));
    Path file = object.resolve(first.substring(2));
    Files.delete(file);
    Files.write(file, new byte[] {0x78, 0x01, 3, 4, 5, 6, 7, 8});

    Repository read = git.repository();

    assertThat(read.head()).isEqualTo(first);
    assertThat(read.subject(first)).contains("First");
  }

  @Test
  void findsTheRepositoryFromAFolderBelow() throws IOException {
    Path below = Files.createDirectories(git.folder().resolve("backend/web"));

    assertThat(git.facts(below).places()).hasSize(1);
    assertThat(git.facts(below).places().get(0).path()).isEqualTo(git.folder().toString());
  }

  @Test
  void findsEachApplicationOfABench() throws IOException {
    Path bench = temporary.toRealPath().resolve("bench");
    GitSandbox.withCommit(bench.resolve("apps/frappe"));
    GitSandbox.withCommit(bench.resolve("apps/shop")).commit(600, "Hotfix otp");
    Path sites = Files.createDirectories(bench.resolve("sites"));

    assertThat(git.facts(sites).places())
        .extracting(place -> place.path().substring(bench.toString().length()))
        .containsExactly("/apps/frappe", "/apps/shop");
  }
}
