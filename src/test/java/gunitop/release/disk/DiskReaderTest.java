package gunitop.release.disk;

import static gunitop.release.disk.GitSandbox.START;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.release.CodePlace;
import gunitop.release.DiskFacts;
import gunitop.trust.Budget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Release folders, source files, and what others leave in the way. */
@Needs(Need.GIT)
class DiskReaderTest {
  private static final int NOBODY = 65534;

  @TempDir private Path temporary;
  private Path home;

  @BeforeEach
  void aFolder() throws IOException {
    home = temporary.toRealPath();
  }

  private DiskFacts facts(Path folder, Optional<String> way, Instant since) {
    return new GitSandbox(home).facts(folder, way, since);
  }

  private Path release(String name) throws IOException {
    Path folder = Files.createDirectories(home.resolve("releases").resolve(name));
    Files.writeString(folder.resolve("shop.py"), "");
    return folder;
  }

  @Test
  void tellsTheReleaseThatRunsFromTheOneThatTheLinkLeadsTo() throws IOException {
    Path old = release("20261101");
    Path next = release("20261102");
    Files.writeString(next.resolve("REVISION"), "d4e5f6a0\n");
    Files.createSymbolicLink(home.resolve("current"), Path.of("releases/20261102"));

    DiskFacts facts = facts(old, Optional.empty(), START);

    assertThat(facts.places()).extracting(CodePlace::path).containsExactly(old.toString());
    assertThat(facts.link().orElseThrow().path()).isEqualTo(home.resolve("current").toString());
    assertThat(facts.link().orElseThrow().target()).isEqualTo(next.toString());
    assertThat(facts.link().orElseThrow().revision()).contains("d4e5f6a0");
  }

  @Test
  void takesTheWayByWhichItWasStartedForTheLinkElsewhere() throws IOException {
    Path old = release("a");
    Path other = Files.createDirectories(home.resolve("shop-2"));
    Files.writeString(other.resolve("shop.py"), "");
    Path link = Files.createSymbolicLink(home.resolve("live"), other);

    DiskFacts facts =
        facts(Files.move(old, home.resolve("shop-1")), Optional.of(link.toString()), START);

    assertThat(facts.link().orElseThrow().target()).isEqualTo(other.toString());
    assertThat(facts.places()).extracting(CodePlace::path).containsExactly(home + "/shop-1");
  }

  @Test
  void countsSourceFilesThatWereWrittenSince() throws IOException {
    Path folder = Files.createDirectories(home.resolve("shop"));
    Instant since = Instant.now().minusSeconds(3_600);
    for (String name : new String[] {"shop.py", "b.py", "c.html", "log.txt", "data.sqlite"}) {
      Files.writeString(folder.resolve(name), "");
    }
    Path old = Files.writeString(folder.resolve("old.py"), "");
    Files.setLastModifiedTime(old, FileTime.from(since.minusSeconds(60)));
    Path environment = Files.createDirectories(folder.resolve("env/lib"));
    Files.writeString(folder.resolve("env/pyvenv.cfg"), "");
    Files.writeString(environment.resolve("x.py"), "");
    Files.createDirectories(folder.resolve("__pycache__"));
    Files.writeString(folder.resolve("__pycache__/shop.py"), "");

    CodePlace place = facts(folder, Optional.empty(), since).places().get(0);

    assertThat(place.holdsApplication()).isTrue();
    assertThat(place.changes().modified()).hasSize(3);
    assertThat(place.changes().replaced()).as("an old time on a new file").hasSize(1);
    assertThat(place.changes().isWhole()).isTrue();
  }

  @Test
  void saysThatThereMayBeMoreThanItLookedAt() throws IOException {
    Path folder = Files.createDirectories(home.resolve("shop"));
    Files.writeString(folder.resolve("shop.py"), "");
    for (int i = 0; i < 1_200; i++) {
      Files.createFile(folder.resolve("f" + i + ".py"));
    }
    assertThat(1_200).isLessThan(Budget.SOURCE_ENTRIES);

    CodePlace place = facts(folder, Optional.empty(), START).places().get(0);

    assertThat(place.changes().modified()).hasSize(1_000);
    assertThat(place.changes().isWhole()).isFalse();
  }

  @Test
  void findsNothingWhereTheApplicationIsNot() throws IOException {
    assertThat(
            facts(Files.createDirectories(home.resolve("empty")), Optional.empty(), START).places())
        .isEmpty();
  }

  @Test
  @Needs(Need.ROOT)
  void followsNobodyIntoARepositoryOfRoots() throws IOException {
    GitSandbox.withCommit(home.resolve("secret"));
    Path theirs = Files.createDirectories(home.resolve("theirs"));
    Path pointer =
        Files.writeString(theirs.resolve(".git"), "gitdir: " + home.resolve("secret/.git") + "\n");
    Files.setAttribute(theirs, "unix:uid", NOBODY);
    Files.setAttribute(pointer, "unix:uid", NOBODY);

    CodePlace place = facts(theirs, Optional.empty(), START).places().get(0);

    assertThat(place.repository()).isEmpty();
    assertThat(place.trouble()).contains("belongs to another than what leads there");
  }

  @Test
  @Needs(Need.ROOT)
  void readsNoFileOfRootsThatTheyLinked() throws IOException {
    GitSandbox theirs = GitSandbox.withCommit(home.resolve("theirs"));
    Path secret = Files.writeString(home.resolve("secret"), "s3cret");
    Path head = theirs.folder().resolve(".git/HEAD");
    Files.delete(head);
    Files.createSymbolicLink(head, secret);
    theirs.giveTo(NOBODY);

    CodePlace place = facts(theirs.folder(), Optional.empty(), START).places().get(0);

    assertThat(place.repository()).isEmpty();
    assertThat(place.trouble()).contains("secret belongs to root").doesNotContain("s3cret");
  }

  @Test
  @Needs(Need.ROOT)
  void readsARepositoryOfAnotherUserAsHisWord() throws IOException {
    GitSandbox theirs = GitSandbox.withCommit(home.resolve("theirs"));
    theirs.giveTo(NOBODY);

    CodePlace place = facts(theirs.folder(), Optional.empty(), START).places().get(0);

    assertThat(place.repository().orElseThrow().ownerUid()).isEqualTo(NOBODY);
    assertThat(place.repository().orElseThrow().subject(place.repository().get().head()))
        .contains("First");
  }
}
