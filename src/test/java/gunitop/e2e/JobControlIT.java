package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the background of a shell with jobs: it waits there like any other, and can be ended. */
@Timeout(90)
@Needs(Need.TMUX)
class JobControlIT {
  private static final String LAUNCHER = String.join(" ", Gunitop.command());

  @TempDir private Path directory;

  @Test
  void endsWithTheTimeoutThatStartedItInTheBackground() throws IOException {
    String script = "stty -g >before; timeout 3 %s; echo $? >code; stty -g >after";
    try (Tmux tmux = shell()) {
      says(tmux, script.formatted(LAUNCHER));
      Path after = directory.resolve("after");
      Await.until("the end", () -> after.toFile().length() > 0);
      assertThat(read("code").strip()).isEqualTo("124");
      assertThat(read("after")).isNotBlank().isEqualTo(read("before"));
    }
  }

  @Test
  void startedInTheBackgroundItStopsUntilItIsWanted() {
    try (Tmux tmux = shell()) {
      says(tmux, LAUNCHER + " &");
      int program = Await.present("the program", () -> program(tmux));
      Await.until("the program stopped", () -> PsTable.stateOf(program) == 'T');
      says(tmux, "clear; stty -a | grep -o '[-]*icanon'; echo mine");
      tmux.await("the shell's own terminal", sight -> sight.showsLike("^icanon"));
      says(tmux, "fg");
      tmux.await("the tree screen", sight -> sight.shows("F10"));
      tmux.type("q");
      Await.until("the program's end", () -> !PsTable.lives(program));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TERM, start",
    "HUP, start",
    "QUIT, start",
    "INT, start",
    "TERM, key",
    "HUP, key",
    "QUIT, key",
    "INT, key",
    "TERM, background"
  })
  void aStoppedOneEndsBySignalAndLeavesTheShellItsTerminal(String signal, String stopped)
      throws IOException {
    try (Tmux tmux = shell()) {
      says(tmux, "stty -g >before; clear; echo saved");
      tmux.await("the shell", sight -> sight.showsLike("^saved"));
      says(tmux, LAUNCHER + (stopped.equals("start") ? " &" : ""));
      int program = Await.present("the program", () -> program(tmux));
      if (!stopped.equals("start")) {
        tmux.await("the tree screen", sight -> sight.shows("F10"));
        tmux.type("C-z");
        tmux.await("the shell again", sight -> sight.shows("Stopped"));
      }
      Await.until("the program stopped", () -> PsTable.stateOf(program) == 'T');
      if (stopped.equals("background")) {
        says(tmux, "bg");
        Await.until("the program going on", () -> PsTable.stateOf(program) != 'T');
      }
      // The shell itself continues a job that it sends TERM or HUP.
      says(tmux, "clear; kill -" + signal + " %1; kill -CONT %1");
      Await.until("the program's end", () -> !PsTable.lives(program));
      says(tmux, "stty -g >after; echo kept");
      tmux.await("the shell", sight -> sight.showsLike("^kept"));
      assertThat(tmux.showsAlternateScreen()).isFalse();
      assertThat(read("after")).isNotBlank().isEqualTo(read("before"));
    }
  }

  @Test
  void letInTheBackgroundAndFetchedItHasItsScreenAgain() {
    try (Tmux tmux = shell()) {
      says(tmux, LAUNCHER);
      tmux.await("the tree screen", sight -> sight.shows("F10"));
      int program = program(tmux).orElseThrow();
      tmux.type("C-z");
      tmux.await("the shell again", sight -> sight.shows("Stopped"));
      says(tmux, "bg; clear; echo mine");
      tmux.await("the shell alone", sight -> sight.showsLike("^mine") && !sight.shows("F10"));
      says(tmux, "fg");
      tmux.await("the tree screen again", sight -> sight.shows("F10"));
      tmux.type("q");
      Await.until("the program's end", () -> !PsTable.lives(program));
    }
  }

  private Tmux shell() {
    Tmux tmux = Tmux.running(100, 30, "bash", "--norc", "-i");
    says(tmux, "set -m; PS1='$ '; cd '" + directory + "'; clear; echo ready");
    tmux.await("the shell", sight -> sight.showsLike("^ready"));
    return tmux;
  }

  private static void says(Tmux tmux, String line) {
    tmux.type(line, "Enter");
  }

  private static Optional<Integer> program(Tmux tmux) {
    return PsTable.childrenOf(tmux.pid()).stream().findFirst();
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }
}
