package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code gunitop check}, each check made to fail for real. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
@Needs(Need.GUNICORN)
class PreflightIT {
  /** Nobody else's on a machine that tests. */
  private static final int LONELY = 61_234;

  @Test
  void aHealthyMasterIsWell() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().withoutTitles().workers(2).start()) {
      Shell.Result result = Gunitop.run("check", Integer.toString(gunicorn.master()));
      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.out()).contains("start-folder", "memory", "NEW needs about", "Nothing");
      assertThat(result.out()).doesNotContain("WARNING", "BLOCKER", "\033");
    }
  }

  @Test
  void aNewMasterIsNoQuestionAnyMore() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start()) {
      gunicorn.signal("USR2", gunicorn.master());
      gunicorn.awaitReady(gunicorn.awaitMaster(2));
      Shell.Result result = Gunitop.run("check", Integer.toString(gunicorn.master()));
      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.err()).contains("no USR2 to check for");
    }
  }

  @Test
  void descriptorsRunOut() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().withoutTitles().start()) {
      int master = gunicorn.master();
      int open = 0;
      try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + master + "/fd"))) {
        open = (int) descriptors.count();
      }
      run("prlimit", "--nofile=" + open + ":" + open, "--pid", Integer.toString(master));
      assertThat(check(master, "descriptors", "blocker"))
          .contains("NEW could not open what it needs");
      assertThat(finding(master, "LIMIT_SHORT")).isEqualTo("blocker");
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.ROOT})
  void processesOfTheUserRunOut() {
    try (GunicornHost gunicorn =
        GunicornHost.with()
            .as(LONELY)
            .daemon()
            .withoutTitles()
            .workers(2)
            .startedBy((folder, command) -> limited("ulimit -u 5", command))
            .start()) {
      int master = gunicorn.master();
      // Whoever has just daemonized it, or another story's Gunicorn, may not be reaped yet.
      Await.until(
          "a user with 3 of 5 processes, as NEW needs 3",
          () ->
              check(master, "processes", "blocker")
                  .matches("NEW needs about 3 .* has 3 of the 5 that RLIMIT_NPROC allows.*"));
    }
  }

  private static List<String> limited(String limit, List<String> command) {
    List<String> words = new ArrayList<>(List.of("bash", "-c", limit + " && exec \"$@\"", "sh"));
    words.addAll(command);
    return words;
  }

  @Test
  @Needs({Need.GUNICORN, Need.ROOT})
  void pidfilesFolderIsWritableByRootAlone() throws IOException {
    try (GunicornHost gunicorn =
        GunicornHost.with().as(LONELY).daemon().withoutTitles().workers(1).start()) {
      int master = gunicorn.master();
      Path folder = gunicorn.deployment().directory();
      run("chown", "root:root", folder.toString());
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      assertThat(check(master, "pidfile", "blocker"))
          .contains("not writable by the master's user", "0755 of root");
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.NAMESPACES})
  void diskOfThePidfileIsFull() {
    try (GunicornHost gunicorn =
        GunicornHost.with()
            .daemon()
            .withoutTitles()
            .withoutPidfile()
            .with("-p", "full/shop.pid")
            .workers(1)
            .startedBy(PreflightIT::onASmallDisk)
            .start()) {
      int master = gunicorn.master();
      assertThat(check(master, "pidfile", "ok")).contains("full");
      run(
          "nsenter",
          "-m",
          "-t",
          Integer.toString(master),
          "sh",
          "-c",
          "cat /dev/zero > " + gunicorn.deployment().directory() + "/full/filler || true");
      assertThat(check(master, "pidfile", "blocker")).contains("is full: 0K free");
    }
  }

  private static List<String> onASmallDisk(Deployment folder, List<String> command) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mkdir full && mount -t tmpfs -o size=64k none full && exec \"$@\"",
                "sh"));
    words.addAll(command);
    return words;
  }

  @Test
  void virtualEnvironmentIsRemoved() throws IOException {
    Path environment = Files.createTempDirectory("gunitop-venv");
    Path python = Files.createDirectory(environment.resolve("bin")).resolve("python3");
    Files.createSymbolicLink(python, Path.of("/usr/bin/python3"));
    try (GunicornHost gunicorn =
        GunicornHost.with()
            .daemon()
            .withoutTitles()
            .workers(1)
            .by(python.toString(), "/usr/bin/gunicorn")
            .start()) {
      int master = gunicorn.master();
      assertThat(check(master, "interpreter", "ok")).contains(python.toString());
      Files.delete(python);
      assertThat(check(master, "interpreter", "warning"))
          .contains(python + " is gone", "end OLD's workers");
      assertThat(finding(master, "RELEASE_GONE")).isEqualTo("warning");
      assertThat(Gunitop.run("check", Integer.toString(master)).exitCode()).isEqualTo(3);
    } finally {
      Files.deleteIfExists(python);
      Files.delete(python.getParent());
      Files.delete(environment);
    }
  }

  /** A shell in the link: Gunicorn remembers PWD, so NEW runs what the link leads to by then. */
  @Test
  void linkOfTheReleaseHasMoved() throws IOException {
    Path other = Files.createTempDirectory("gunitop-release");
    Path link = other.resolve("current");
    try (GunicornHost gunicorn =
        GunicornHost.with()
            .daemon()
            .withoutTitles()
            .workers(1)
            .startedBy((folder, command) -> inLink(link, folder, command))
            .start()) {
      int master = gunicorn.master();
      assertThat(check(master, "release-link", "ok"))
          .contains("NEW starts through " + link, "which leads to where OLD works");
      Path release = Files.createDirectory(other.resolve("B"));
      run("ln", "-sfn", release.toString(), link.toString());
      assertThat(check(master, "release-link", "ok"))
          .contains(link + " leads to " + release + " now", "NEW runs " + release);
    } finally {
      Files.deleteIfExists(link);
      Files.deleteIfExists(other.resolve("B"));
      Files.delete(other);
    }
  }

  private static List<String> inLink(Path link, Deployment folder, List<String> command) {
    run("ln", "-sfn", folder.directory().toString(), link.toString());
    List<String> words =
        new ArrayList<>(List.of("bash", "-c", "cd " + link + " && exec \"$@\"", "sh"));
    words.addAll(command);
    return words;
  }

  @Test
  void unixSocketsPathIsAnothers() throws IOException {
    try (GunicornHost gunicorn =
        GunicornHost.with().daemon().withoutTitles().unixSocket().workers(1).start()) {
      int master = gunicorn.master();
      assertThat(check(master, "listener", "ok")).contains("lead to them");
      Files.delete(gunicorn.deployment().directory().resolve("socket"));
      assertThat(check(master, "listener", "warning")).contains("does not lead to OLD's socket");
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.CONTROL_GROUPS})
  void controlGroupsMemoryRunsOut() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().withoutTitles().workers(2).start();
        ControlGroup group = ControlGroup.make("memory")) {
      int master = gunicorn.master();
      group.take(master);
      group.limitMemory(32L << 20);
      JsonNode free = all(master);
      assertThat(text(free, "memory")).contains("left in " + group.name() + "'s limit of 32M");
      group.limitMemory(4L << 20);
      assertThat(check(master, "memory", "blocker"))
          .contains("NEW needs about", "left in " + group.name() + "'s limit of 4M");
      assertThat(finding(master, "MEMORY_SHORT")).isEqualTo("blocker");
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.CONTROL_GROUPS})
  void controlGroupsProcessesRunOut() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().withoutTitles().workers(2).start();
        ControlGroup group = ControlGroup.make("pids")) {
      int master = gunicorn.master();
      group.take(master);
      gunicorn.workersOf(master).forEach(group::take);
      group.limitProcesses(5);
      assertThat(check(master, "processes", "blocker"))
          .contains("2 of 5 are left in " + group.name() + "'s pids.max");
    }
  }

  private static JsonNode all(int master) {
    return Gunitop.application(Gunitop.run("check", "--json", Integer.toString(master)), master);
  }

  /** What this check says, which must have come to this. */
  private static String check(int master, String name, String result) {
    JsonNode application = all(master);
    for (JsonNode check : application.get("preflight")) {
      if (check.get("check").asText().equals(name)) {
        assertThat(check.get("result").asText()).as(check.toString()).isEqualTo(result);
        return check.get("message").asText();
      }
    }
    throw new AssertionError("no check " + name + " in " + application.get("preflight"));
  }

  private static String text(JsonNode application, String name) {
    return Gunitop.each(application.get("preflight")).stream()
        .filter(check -> check.get("check").asText().equals(name))
        .map(check -> check.get("message").asText())
        .findFirst()
        .orElse("");
  }

  private static String finding(int master, String code) {
    return Gunitop.each(all(master).get("findings")).stream()
        .filter(finding -> finding.get("code").asText().equals(code))
        .map(finding -> finding.get("severity").asText())
        .findFirst()
        .orElse("none");
  }

  private static void run(String... command) {
    Shell.Result result = Shell.run(command);
    assertThat(result.exitCode()).as(result.toString()).isZero();
  }
}
