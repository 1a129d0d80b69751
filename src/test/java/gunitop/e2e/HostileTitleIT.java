package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes whose titles were made to disturb whoever looks at them. */
@Timeout(90)
@Needs({Need.SETPROCTITLE, Need.TMUX})
class HostileTitleIT {
  private static final String TITLED =
      """
      import sys, time, setproctitle
      setproctitle.setproctitle(eval(sys.argv[1]))
      open(sys.argv[2], 'w').close()
      time.sleep(600)
      """;

  /** As Python writes them; each holds the word it is found by. */
  private static final List<String> TITLES =
      List.of(
          "'victim-esc \\x1b[2J\\x1b[31m\\x1b]0;owned\\x07'",
          "'victim-bell \\x07\\x08\\x7f\\r\\n next line'",
          "'victim-c1 \\x9b2J \\x9d0;owned\\x9c'",
          "'victim-bidi \\u202e evil \\u2066 x \\u200b'",
          "'victim-wide \\u6f22\\u5b57 \\U0001f600 e\\u0301\\u0301'",
          "'victim-long ' + 'x' * 100000",
          "'victim-mode \\x1b[?1049l\\x1b[?25h\\x1b(0'");

  /** Bytes that no title setter would write: not UTF-8, and as much as a command line can hold. */
  private static final List<String> NAMES =
      List.of(
          "b'victim-bytes \\xff\\xfe\\xc3\\x28\\x9b2J\\xe2\\x80\\xae\\xf0\\x9f'",
          "b'victim-lines \\n\\x1b[H\\x1b[2Jowned\\n' * 2000");

  @TempDir private Path directory;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  private void start(String title) throws IOException {
    Path script = Files.writeString(directory.resolve("t.py"), TITLED);
    Path ready = directory.resolve("ready" + processes.size());
    // The title needs the room that the command line and the environment had.
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/python3", script.toString(), title, ready.toString());
    builder.environment().put("ROOM", "x".repeat(110_000));
    builder.environment().put("LC_ALL", "C.UTF-8");
    processes.add(builder.redirectErrorStream(true).start());
    Await.until("a title", () -> Files.exists(ready));
  }

  private void startNamed(String name) throws IOException {
    String script = "import os; os.execv('/bin/sleep', [" + name + ", b'600'])";
    Process process = new ProcessBuilder("/usr/bin/python3", "-c", script).start();
    processes.add(process);
    Path exe = Path.of("/proc", Long.toString(process.pid()), "exe");
    Await.until("its exec", () -> isSleep(exe));
  }

  private static boolean isSleep(Path exe) {
    try {
      return Files.readSymbolicLink(exe).toString().contains("sleep")
          || Files.readSymbolicLink(exe).toString().contains("coreutils");
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void changeNothingOutsideTheirOwnCellsAndStaySelectable() throws IOException {
    for (String title : TITLES) {
      start(title);
    }
    for (String name : NAMES) {
      startNamed(name);
    }
    try (Tmux tmux = Tmux.running(100, 30, Gunitop.command("--all").toArray(String[]::new))) {
      tmux.await("the tree", sight -> sight.shows("Quit"));
      tmux.type("F4");
      tmux.await("the filter", sight -> sight.showsLike("(?i)filter"));
      tmux.type("v", "i", "c", "t", "i", "m", "-", "Enter");
      ScreenSight sight =
          tmux.awaitStable(
              "every title",
              Duration.ofSeconds(20),
              seen ->
                  seen.shows("victim-long")
                      && seen.shows("victim-mode")
                      && !seen.shows("ends the filter"));
      List<String> rows = sight.text().lines().toList();
      assertThat(rows.get(0)).contains("gunitop");
      assertThat(rows.get(rows.size() - 1)).startsWith("F1");
      assertThat(tmux.showsAlternateScreen()).isTrue();
      assertThat(tmux.showsCursor()).isFalse();
      for (int i = 0; i < processes.size(); i++) {
        String pid = Long.toString(processes.get(i).pid());
        String row = rows.stream().filter(text -> text.contains(pid)).findFirst().orElseThrow();
        assertThat(row).contains("victim-").hasSizeLessThanOrEqualTo(100);
        assertThat(row.substring(0, 7).replace('+', ' ').strip()).isEqualTo(pid);
        assertThat(row.chars()).as(row).allMatch(c -> c >= ' ' && c != 127 && c < 0x2600);
        tmux.type(pid.split(""));
        tmux.type("w");
        tmux.await("its command line", seen -> seen.shows("Command line of " + pid));
        tmux.type("Escape");
        tmux.await("the tree", seen -> !seen.shows("Command line of"));
      }
      tmux.awaitStable("the tree", Tmux.LIMIT, seen -> !seen.shows("Command line of"));
      tmux.type("q");
      assertThat(tmux.awaitExit()).isZero();
    }
  }
}
