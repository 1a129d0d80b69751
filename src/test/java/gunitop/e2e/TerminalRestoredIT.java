package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whichever way the program ends, the shell gets its terminal back as it was. */
@Timeout(60)
class TerminalRestoredIT {
  @TempDir private Path directory;

  @Test
  void onQuit() throws IOException {
    assertRestoredAfter("0", tmux -> tmux.type("q"));
  }

  @Test
  void onControlC() throws IOException {
    assertRestoredAfter("130", tmux -> tmux.type("C-c"));
  }

  @Test
  void onTerminate() throws IOException {
    assertRestoredAfter(
        "143", tmux -> Shell.kill("TERM", ProcessTable.childrenOf(tmux.pid()).get(0)));
  }

  @Test
  void onHangUpOfTheProgramAlone() throws IOException {
    assertRestoredAfter(
        "129", tmux -> Shell.kill("HUP", ProcessTable.childrenOf(tmux.pid()).get(0)));
  }

  @Test
  void onF10OutOfAQuestionAndOfTheHelp() throws IOException {
    assertRestoredAfter(
        "0",
        tmux -> {
          tmux.type("F1");
          tmux.await("the help", sight -> sight.shows("Keys of the tree screen"));
          tmux.type("Escape");
          tmux.await("the tree", sight -> sight.shows("Quit"));
          tmux.type("F10");
        });
  }

  @Test
  void onInterruptFromOutside() throws IOException {
    assertRestoredAfter("130", tmux -> Shell.kill("INT", program(tmux)));
  }

  @Test
  void afterAStopByKeyAndByASignalAndAStormOfResizes() throws IOException {
    assertRestoredAfter(
        "0",
        tmux -> {
          // QUIT makes the JVM dump its threads: the screen must not show it.
          Shell.kill("QUIT", program(tmux));
          for (int i = 0; i < 30; i++) {
            tmux.resize(60 + i * 7 % 90, 16 + i * 5 % 40);
          }
          tmux.resize(90, 25);
          tmux.await(
              "the screen at its last size",
              sight -> sight.shows("F10") && sight.text().strip().lines().count() == 25);
          assertThat(tmux.sight().text()).doesNotContain("Full thread dump", "prio=");
          tmux.type("q");
        });
  }

  @Test
  void onEachStopAndContinueUnderAShellWithJobs() throws IOException {
    String script =
        "set -m; PS1='$ '; cd '%s'; stty -g > before; '%s' --no-config"
            .formatted(directory, Gunitop.command().get(0));
    try (Tmux tmux = Tmux.running(100, 30, "bash", "--norc", "-i")) {
      tmux.type(script, "Enter");
      tmux.await("the tree screen", sight -> sight.shows("Quit"));
      for (String stop : List.of("C-z", "TSTP")) {
        int program = program(tmux);
        if (stop.equals("C-z")) {
          tmux.type("C-z");
        } else {
          Shell.kill("TSTP", program);
        }
        tmux.await("the shell", sight -> sight.shows("Stopped"));
        assertThat(tmux.showsAlternateScreen()).isFalse();
        tmux.type("clear; stty -g > stopped-" + stop + "; echo kept", "Enter");
        tmux.await("the shell's answer", sight -> sight.showsLike("^kept"));
        tmux.type("fg", "Enter");
        tmux.await("the tree screen again", sight -> sight.shows("Quit"));
      }
      int program = program(tmux);
      tmux.type("q");
      Await.until("the program's end", () -> !ProcessTable.lives(program));
      tmux.type("clear; stty -g > after; echo ended", "Enter");
      tmux.await("the shell's last answer", sight -> sight.showsLike("^ended"));
      assertThat(read("after")).isNotBlank().isEqualTo(read("before"));
    }
  }

  private static int program(Tmux tmux) {
    return ProcessTable.childrenOf(tmux.pid()).get(0);
  }

  private void assertRestoredAfter(String exitCode, WayOut wayOut) throws IOException {
    String script =
        """
        cd '%s'
        stty -g > before
        '%s' --no-config
        echo "exit code $?" > code
        stty -g > after
        echo back in the shell
        read line
        """
            .formatted(directory, Gunitop.command().get(0));
    try (Tmux tmux = Tmux.running(100, 30, "sh", "-c", script)) {
      tmux.await("the tree screen", sight -> sight.shows("Quit"));
      assertThat(tmux.showsAlternateScreen()).isTrue();
      wayOut.take(tmux);
      tmux.await("the shell", sight -> sight.shows("back in the shell"));
      assertThat(read("after")).isNotBlank().isEqualTo(read("before"));
      assertThat(read("code").strip()).isEqualTo("exit code " + exitCode);
      assertThat(tmux.showsAlternateScreen()).isFalse();
      assertThat(tmux.showsCursor()).isTrue();
    }
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  /** How the program is made to end. */
  private interface WayOut {
    void take(Tmux tmux);
  }
}
