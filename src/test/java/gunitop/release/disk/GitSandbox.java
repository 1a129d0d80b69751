package gunitop.release.disk;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Self;
import gunitop.needs.Need;
import gunitop.process.ProcessId;
import gunitop.release.CodePlace;
import gunitop.release.CodeQuestion;
import gunitop.release.DiskFacts;
import gunitop.release.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Repositories that the real git makes, at times of the test's choice; and what we read of them.
 */
final class GitSandbox {
  private static final ProcessId OURSELVES = new ProcessId(Self.pid(), 1, "");
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final Path folder;
  private final CodeSource reader = new DiskReader();

  /** In this folder. */
  GitSandbox(Path folder) {
    Need.GIT.mustBeDeclared();
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** A repository with one commit, "First", a minute before {@link #START}. */
  static GitSandbox withCommit(Path folder) throws IOException {
    Files.createDirectories(folder);
    GitSandbox sandbox = new GitSandbox(folder);
    sandbox.git(-60, "init", "-q", "-b", "main");
    sandbox.commit(-60, "First");
    return sandbox;
  }

  /** Commits a change at so many seconds after {@link #START}; answers its id. */
  String commit(long seconds, String subject) throws IOException {
    Files.writeString(folder.resolve("shop.py"), "# " + subject + "\n");
    git(seconds, "add", "-A");
    git(seconds, "commit", "-q", "-m", subject);
    return head();
  }

  String head() {
    return git(0, "rev-parse", "HEAD").strip();
  }

  /** Runs git as if it were so many seconds after {@link #START}; answers what it printed. */
  String git(long seconds, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(name -> name.startsWith("GIT_"));
      String date = START.plusSeconds(seconds).getEpochSecond() + " +0000";
      environment.putAll(
          Map.of(
              "GIT_CONFIG_GLOBAL", "/dev/null",
              "GIT_CONFIG_NOSYSTEM", "1",
              "GIT_AUTHOR_NAME", "Ada",
              "GIT_AUTHOR_EMAIL", "ada@example.org",
              "GIT_AUTHOR_DATE", date,
              "GIT_COMMITTER_NAME", "Ada",
              "GIT_COMMITTER_EMAIL", "ada@example.org",
              "GIT_COMMITTER_DATE", date));
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(command + ": " + output).isZero();
      return output;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(command.toString(), e);
    }
  }

  /** Lets all of it belong to another user. */
  void giveTo(int uid) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /** What is read for a process that was started here at {@link #START}. */
  DiskFacts facts() {
    return facts(folder);
  }

  DiskFacts facts(Path startedIn) {
    return facts(startedIn, Optional.empty(), START);
  }

  DiskFacts facts(Path startedIn, Optional<String> way, Instant since) {
    CodeQuestion question =
        new CodeQuestion(
            OURSELVES,
            startedIn.toString(),
            way,
            Optional.empty(),
            Optional.of("shop"),
            List.of(),
            since);
    return reader.read(List.of(question)).get(OURSELVES);
  }

  /** The only place. */
  CodePlace place() {
    assertThat(facts().places()).hasSize(1);
    return facts().places().get(0);
  }

  /** What is read of the only repository. */
  Repository repository() {
    return place().repository().orElseThrow(() -> new AssertionError(place().trouble()));
  }
}
