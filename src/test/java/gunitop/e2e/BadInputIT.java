package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is asked wrongly gets one clear line or screen, and no stack trace. */
@Timeout(120)
class BadInputIT {

  @Test
  @Needs(Need.TMUX)
  void aProcessThatIsNoGunicorn() {
    String pid = Long.toString(ProcessHandle.current().pid());
    assertOneLine(Gunitop.run("--once", pid), 1, pid);
    assertTerminalSays(pid, "is no Gunicorn");
  }

  @Test
  void aUserThatThereIsNot() {
    assertOneLine(Gunitop.run("--once", "--user", "nosuch"), 2, "there is no user 'nosuch'");
    assertOneLine(Gunitop.run("--user", "no\033[31msuch"), 2, "there is no user");
  }

  @Test
  @Needs(Need.TMUX)
  void aProcessThatIsGone() {
    String pid = Integer.toString(Integer.MAX_VALUE - 7);
    assertOneLine(Gunitop.run("--once", pid), 1, pid);
    assertTerminalSays(pid, "there is no process");
  }

  @Test
  @Needs({Need.GUNICORN, Need.TMUX})
  void aWorkersPidLeadsToItsMaster() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start()) {
      String master = Integer.toString(gunicorn.master());
      String worker = Integer.toString(gunicorn.workersOf(gunicorn.master()).get(0));
      try (TmuxOperator operator = TmuxOperator.opens(100, 30, Gunitop.command(worker))) {
        operator.readsLike(worker + ".*worker.*" + master);
        operator.terminal().type("Enter");
        operator.reads("kill -USR2 " + master);
      }
    }
  }

  @Test
  void aPidfileThatNamesNobody(@TempDir Path directory) throws IOException {
    Path none = directory.resolve("none.pid");
    Path stale = Files.writeString(directory.resolve("stale.pid"), "2147483640\n");
    Path empty = Files.writeString(directory.resolve("empty.pid"), "");
    Path words = Files.writeString(directory.resolve("words.pid"), "not a number\n");
    for (Path file : List.of(none, stale, empty, words)) {
      Shell.Result result = Gunitop.run("--once", "--pidfile", file.toString());
      assertThat(result.exitCode()).isIn(1, 2);
      assertOneLine(result, result.exitCode(), file.toString());
    }
  }

  @Test
  @Needs(Need.ROOT)
  void aPidfileThatMayNotBeRead(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("secret.pid"), "1\n");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    List<String> command =
        Gunitop.commandAs(OtherUser.NOBODY, "--once", "--pidfile", file.toString());
    Shell.Result result = Shell.run(command, Map.of());
    assertThat(result.exitCode()).isIn(1, 2);
    assertOneLine(result, result.exitCode(), file.toString());
  }

  @Test
  void lettersThatTheLocaleDoesNotHave(@TempDir Path directory) throws IOException {
    Path home = Files.createDirectory(directory.resolve("h\u00f6me"));
    String launcher = String.join("' '", Gunitop.command());
    String pidfile = "LC_ALL=C exec '" + launcher + "' --once --pidfile " + home + "/app.pid";
    assertOneLine(Shell.run("sh", "-c", pidfile), 2, "no path in this locale");
    for (String name : List.of("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "HOME", "TMPDIR")) {
      String elsewhere = "LC_ALL=C " + name + "='" + home + "' exec '" + launcher + "' --once";
      Shell.Result result = Shell.run("sh", "-c", elsewhere);
      assertThat(result.exitCode()).as(name + result).isIn(0, 1);
      assertThat(result.err()).as(name).isEmpty();
    }
  }

  @Test
  @Needs(Need.NAMESPACES)
  void aMountPointThatTheLocaleDoesNotHave(@TempDir Path directory) {
    String launcher = String.join("' '", Gunitop.command());
    // In a directory that nothing may be executed in, the native library goes elsewhere.
    String script =
        "mkdir -p '%1$s/h\u00f6me' && mount -t tmpfs -o noexec none '%1$s/h\u00f6me'"
            + " && cd '%1$s/h\u00f6me' && HOME=$PWD XDG_CACHE_HOME=$PWD LC_ALL=C exec '%2$s' --once";
    Shell.Result result =
        Shell.run("unshare", "-m", "sh", "-c", script.formatted(directory, launcher));
    assertThat(result.exitCode()).as(result.toString()).isIn(0, 1);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("gunitop ");
  }

  @Test
  @Needs(Need.TMUX)
  void preferencesThatCannotBeKept(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    String launcher = Gunitop.command().get(0);
    String command = "XDG_CONFIG_HOME='" + file + "' exec '" + launcher + "'";
    try (Tmux tmux = Tmux.running(200, 24, "sh", "-c", command)) {
      tmux.await(
          "the fault", sight -> sight.showsLike("Preferences: .*cannot be read: .*no directory"));
      tmux.type("F2");
      tmux.await("the setup", sight -> sight.shows("Left, Right change"));
      tmux.type("Right");
      tmux.await("the fault", sight -> sight.shows("Your preferences are not kept: " + file));
    }
  }

  @Test
  void noTerminal() {
    assertOneLine(Gunitop.run(), 2, "terminal");
  }

  @Test
  @Needs(Need.TMUX)
  void aTerminalThatCannotMoveItsCursor() {
    String launcher = String.join("' '", Gunitop.command());
    try (Tmux tmux = Tmux.running(80, 24, "sh", "-c", "TERM=dumb '" + launcher + "'")) {
      assertThat(tmux.awaitExit()).isEqualTo(2);
      assertNoStackTrace(tmux.await("the reason", sight -> sight.shows("TERM")).text());
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.TMUX})
  void aTerminalThatIsTooSmallUntilItGrows() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start();
        TmuxOperator operator =
            TmuxOperator.opens(20, 5, Gunitop.command(Integer.toString(gunicorn.master())))) {
      operator.readsLike("(?i)too small");
      operator.terminal().resize(80, 24);
      operator.reads("kill -USR2 " + gunicorn.master());
      operator.terminal().type("q");
      assertThat(operator.terminal().awaitExit()).isZero();
    }
  }

  @Test
  void anOptionThatDoesNotExist() {
    assertOneLine(Gunitop.run("--frobnicate"), 2, "--frobnicate");
  }

  private static void assertOneLine(Shell.Result result, int exitCode, String mentions) {
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    assertThat(result.err().strip().lines()).as(result.toString()).hasSize(1);
    assertThat(result.err()).contains(mentions);
    assertNoStackTrace(result.err());
  }

  /** Such a PID gets no screen: one line, in the terminal as it was. */
  private static void assertTerminalSays(String pid, String words) {
    try (Tmux tmux = Tmux.running(120, 30, Gunitop.command(pid).toArray(String[]::new))) {
      assertThat(tmux.awaitExit()).isEqualTo(1);
      ScreenSight sight = tmux.await("the reason", seen -> seen.showsLike(words));
      assertThat(sight.text().strip().lines()).hasSize(1);
      assertThat(tmux.showsAlternateScreen()).isFalse();
    }
  }

  private static void assertNoStackTrace(String text) {
    assertThat(text).doesNotContain("Exception", "\tat ", "at gunitop.", "at java.");
  }
}
