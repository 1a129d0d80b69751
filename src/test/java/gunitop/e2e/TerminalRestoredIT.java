package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whichever way the program ends, the shell gets its terminal back as it was. */
@Timeout(60)
@Needs(Need.TMUX)
class TerminalRestoredIT {
  @TempDir private Path directory;
  private String arguments = "";

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
    assertRestoredAfter("143", tmux -> Shell.kill("TERM", PsTable.childrenOf(tmux.pid()).get(0)));
  }

  @Test
  void onQuitSignal() throws IOException {
    assertRestoredAfter("131", tmux -> Shell.kill("QUIT", program(tmux)));
  }

  @Test
  void onQuitSignalInARehearsal() throws IOException {
    arguments = "--demo";
    assertRestoredAfter("131", tmux -> Shell.kill("QUIT", program(tmux)));
  }

  @Test
  void onHangUpOfTheProgramAlone() throws IOException {
    assertRestoredAfter("129", tmux -> Shell.kill("HUP", PsTable.childrenOf(tmux.pid()).get(0)));
  }

  @Test
  void onF10OutOfAQuestionAndOfTheHelp() throws IOException {
    assertRestoredAfter(
        "0",
        tmux -> {
          tmux.type("F1");
          tmux.await("the help", sight -> sight.shows("Keys of the tree screen"));
          tmux.type("Escape");
          tmux.await("the tree", sight -> sight.shows("Quit") && !sight.shows("Keys of the tree"));
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
          for (int i = 0; i < 30; i++) {
            tmux.resize(60 + i * 7 % 90, 16 + i * 5 % 40);
          }
          tmux.resize(90, 25);
          tmux.await(
              "the screen at its last size",
              sight -> sight.shows("F10") && sight.text().strip().lines().count() == 25);
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
      Await.until("the program's end", () -> !PsTable.lives(program));
      tmux.type("clear; stty -g > after; echo ended", "Enter");
      tmux.await("the shell's last answer", sight -> sight.showsLike("^ended"));
      assertThat(read("after")).isNotBlank().isEqualTo(read("before"));
    }
  }

  @Test
  void afterTmuxDetachedAndAttachedElsewhere() throws IOException {
    assertRestoredAfter(
        "0",
        inner -> {
          String attach = "unset TMUX; exec tmux -S '" + inner.socket() + "' attach";
          try (Tmux first = Tmux.running(100, 30, "sh", "-c", attach)) {
            first.await("the tree screen", sight -> sight.shows("Quit"));
            Shell.run("tmux", "-S", inner.socket(), "detach-client");
            first.await("the client's end", sight -> sight.shows("detached"));
          }
          try (Tmux second = Tmux.running(120, 40, "sh", "-c", attach)) {
            ScreenSight whole =
                second.await(
                    "the screen at the new size",
                    sight -> sight.shows("F10") && sight.text().strip().lines().count() == 40);
            List<String> rows = whole.text().lines().toList();
            assertThat(rows.get(0)).contains("gunitop");
            assertThat(rows.get(39)).startsWith("F1");
            second.type("q");
            inner.await("the shell", sight -> sight.shows("back in the shell"));
          }
        });
  }

  @Test
  @Needs(Need.SCREEN)
  void inGnuScreenWithoutAnAlternateScreen() throws IOException {
    Path sockets = Files.createDirectory(directory.resolve("sockets"));
    Files.setPosixFilePermissions(sockets, PosixFilePermissions.fromString("rwx------"));
    String rc = "altscreen off\nstartup_message off\nvbell off\n";
    Path config = Files.writeString(directory.resolve("screenrc"), rc);
    Path script = Files.writeString(directory.resolve("script"), script());
    String screen =
        "unset TMUX; exec env SCREENDIR='%s' screen -U -c '%s' sh '%s'"
            .formatted(sockets, config, script);
    try (Tmux tmux = Tmux.running(100, 30, "sh", "-c", screen)) {
      tmux.await("the tree screen", sight -> sight.shows("Quit"));
      tmux.type("q");
      ScreenSight sight = tmux.await("the shell", seen -> seen.shows("back in the shell"));
      assertThat(sight.text()).doesNotContain("F10", "COMMAND", "PID USER");
      assertThat(read("after")).isNotBlank().isEqualTo(read("before"));
      assertThat(tmux.showsCursor()).isTrue();
      tmux.type("Enter");
      tmux.awaitExit();
    }
  }

  private static int program(Tmux tmux) {
    return PsTable.childrenOf(tmux.pid()).get(0);
  }

  private void assertRestoredAfter(String exitCode, WayOut wayOut) throws IOException {
    try (Tmux tmux = Tmux.running(100, 30, "sh", "-c", script())) {
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

  private String script() {
    return """
        cd '%s'
        stty -g > before
        '%s' --no-config %s
        echo "exit code $?" > code
        stty -g > after
        echo back in the shell
        read line
        """
        .formatted(directory, Gunitop.command().get(0), arguments);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  /** How the program is made to end. */
  private interface WayOut {
    void take(Tmux tmux);
  }
}
