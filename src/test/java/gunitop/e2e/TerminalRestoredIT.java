package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private void assertRestoredAfter(String exitCode, WayOut wayOut) throws IOException {
    String script =
        """
        cd '%s'
        stty -g > before
        '%s'
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
