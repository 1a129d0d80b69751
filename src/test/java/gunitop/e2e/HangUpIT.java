package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over a real ssh: the line breaks, or is slow. */
@Timeout(90)
@Needs({Need.ROOT, Need.SSH, Need.TMUX})
class HangUpIT {
  /** How long after the hang-up the program may live; the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir private Path directory;

  private Sshd sshd;

  @BeforeEach
  void startServer() {
    sshd = new Sshd(directory);
  }

  @AfterEach
  void endServer() {
    if (sshd != null) {
      sshd.close();
    }
  }

  @Test
  void aBrokenLineEndsTheProgramSoonAndLeavesNoOrphan() {
    try (Tmux tmux = connect()) {
      int program = awaitProgram(tmux);
      // The client dies as a closed laptop does: it says nothing.
      Shell.kill("KILL", client(tmux));
      Await.until("the program gone", SOON, () -> !PsTable.lives(program), sshd::log);
    }
  }

  @Test
  @Needs(Need.GUNICORN)
  void aStalledLineLosesNoKeyAndSendsNone() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start();
        Tmux tmux = connect(Integer.toString(gunicorn.master()))) {
      tmux.await("the upgrade screen", sight -> sight.shows("kill -USR2 " + gunicorn.master()));
      int client = client(tmux);
      Shell.kill("STOP", client);
      // Typed blindly into a line that stands still: it all comes at once, later.
      tmux.type("u", "w", "t", "y", "r");
      Await.pause();
      Shell.kill("CONT", client);
      tmux.type("F1");
      tmux.await("the help", sight -> sight.shows("Keys of the upgrade screen"));
      assertThat(gunicorn.log()).doesNotContain("Handling signal");
    }
  }

  private Tmux connect(String... arguments) {
    return sshd.runs(100, 30, sshd.port(), arguments);
  }

  private static int client(Tmux tmux) {
    return PsTable.childrenOf(tmux.pid()).stream().findFirst().orElse(tmux.pid());
  }

  /** The program, found below our own server. */
  private int awaitProgram(Tmux tmux) {
    tmux.await("the tree screen", sight -> sight.shows("Quit"));
    return Await.present("the program", () -> below(sshd.pid()));
  }

  private static Optional<Integer> below(int pid) {
    for (int child : PsTable.childrenOf(pid)) {
      Optional<Integer> found =
          commandOf(child).contains("gunitop") ? Optional.of(child) : below(child);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String commandOf(int pid) {
    try {
      return Files.readString(Path.of("/proc", Integer.toString(pid), "comm")).contains("sshd")
          ? ""
          : Files.readString(Path.of("/proc", Integer.toString(pid), "cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }
}
