package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Gunicorn whose name, files, socket, log and user were made to disturb whoever looks at it. */
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class HostileApplicationIT {
  private static final int COLUMNS = 100;

  /** Enough for findings to be shown whole. */
  private static final int ROWS = 45;

  /**
   * Clears the screen, leaves the alternate one, names the window, moves, turns the text around.
   */
  private static final String HOSTILE =
      "\033[2J\033[?1049l\033]0;owned\007\n\r\t\b\u009b31m\u202e\u0301\ud83d\ude00";

  @TempDir private Path directory;

  @Test
  @Needs(Need.NAMESPACES)
  void changesNothingOutsideItsOwnCells() throws IOException {
    Path socket = directory.resolve("so\033[2J\u009b31m\u202ecket");
    try (GunicornHost gunicorn =
        GunicornHost.with()
            .daemon()
            .workers(2)
            .with("--name", "victim" + HOSTILE)
            .with("--pid", directory.resolve("pid\033[2J\n\u009b31m") + "")
            .with("--access-logfile", directory.resolve("access\033[31m\u202e.log") + "")
            .with("-b", "unix:" + socket)
            .start()) {
      // What follows is no text that a test could read either.
      int master = gunicorn.master();
      Path log = gunicorn.deployment().directory().resolve(GunicornHost.LOG);
      append(log, "[ERROR] first " + HOSTILE + " end\n");
      append(log, "\u0000\u0007\u007f" + "x".repeat(100_000) + "\n");
      Files.write(
          log,
          new byte[] {'l', 'a', 's', 't', (byte) 0xff, (byte) 0x9b, '2', 'J', '\n'},
          StandardOpenOption.APPEND);
      try (TmuxOperator operator =
          TmuxOperator.opens(COLUMNS, ROWS, hostileUser(Integer.toString(master)))) {
        Tmux tmux = operator.terminal();
        operator.reads("kill -USR2 " + master);
        isSound(tmux, "Quit");
        tmux.type("Enter");
        operator.reads("Process " + master);
        isSound(tmux, "Process");
        tmux.type("Down", "Down", "Down", "Down", "Down", "Down", "Down", "Down");
        isSound(tmux, "Process");
        tmux.type("Escape");
        tmux.await("the upgrade screen", sight -> !sight.shows("Process " + master));
        tmux.type("l");
        operator.reads("last");
        isSound(tmux, "The end; it follows.");
        tmux.type("Tab");
        operator.reads("open in master");
        isSound(tmux, "The end; it follows.");
        tmux.type("Tab");
        operator.reads("access");
        isSound(tmux, "The end; it follows.");
        tmux.type("Escape");
        operator.reads("kill -USR2");
        tmux.type("Escape");
        operator.reads("F5");
        isSound(tmux, "Quit");
        tmux.type("u");
        tmux.await("the users", sight -> sight.showsLike("ro.*ot"));
        isSound(tmux, "Enter chooses");
        tmux.type("Escape");
        tmux.await("the tree", sight -> sight.shows("F5") && !sight.shows("All users"));
        tmux.type("q");
        assertThat(tmux.awaitExit()).isZero();
      }
    }
  }

  @Test
  void neitherItsEnvironmentNorItsFolderDoes() {
    try (GunicornHost gunicorn =
            GunicornHost.with()
                .daemon()
                .workers(2)
                .withoutTitles()
                .folder("e2e\033[2J\033]0;owned\007\n\t")
                .variable("SUPERVISOR_PROCESS_NAME", "we" + HOSTILE)
                .variable("SUPERVISOR_SERVER_URL", "unix:///" + HOSTILE)
                .variable("GUNICORN_CMD_ARGS", "--name 'victim" + HOSTILE + "'")
                .start();
        TmuxOperator operator =
            TmuxOperator.opens(
                COLUMNS, ROWS, Gunitop.command(Integer.toString(gunicorn.master())))) {
      Tmux tmux = operator.terminal();
      operator.reads("kill -USR2 " + gunicorn.master());
      isSound(tmux, "Quit");
      tmux.type("Enter");
      operator.reads("Process " + gunicorn.master());
      for (String shown : List.of("GUNICORN_CMD_ARGS=--name", "SUPERVISOR_PROCESS_NAME=we")) {
        for (int i = 0; i < 30 && !tmux.sight().shows(shown); i++) {
          tmux.type("Down");
        }
        operator.reads(shown);
        isSound(tmux, "Process");
      }
      tmux.type("Escape");
      tmux.await("the upgrade screen", sight -> !sight.shows("Process " + gunicorn.master()));
      tmux.type("q");
      assertThat(tmux.awaitExit()).isZero();
    }
  }

  /** Of the letters that XML can carry: supervisorctl answers, and its answer holds them. */
  @Test
  @Needs(Need.SUPERVISOR)
  void norWhatSupervisorctlSaysOfIt() {
    try (GunicornHost gunicorn =
            GunicornHost.with()
                .workers(2)
                .program("we\u009b2J\u202eb\u0301\ud83d\ude00")
                .respawned()
                .start();
        TmuxOperator operator =
            TmuxOperator.opens(
                COLUMNS, ROWS, Gunitop.command(Integer.toString(gunicorn.master())))) {
      Tmux tmux = operator.terminal();
      operator.readsLike("supervisord we.2J.b");
      isSound(tmux, "Quit");
      operator.pressesAndConfirms("u", "kill -USR2 " + gunicorn.master(), "STEADY");
      operator.readsLike("workers ready for 2 s");
      // Such a name is in no command.
      operator.reads("stop NAME instead of TERM");
      operator.readsLike("t +kill -TERM " + gunicorn.master());
      isSound(tmux, "Quit");
      tmux.type("t");
      operator.reads("Type term and Enter to send it");
      isSound(tmux, "to send it");
      tmux.type("Escape");
      operator.reads("was not sent");
      tmux.type("q");
      assertThat(tmux.awaitExit()).isZero();
    }
  }

  /** The program in a mount namespace of its own, in which root has another name. */
  private List<String> hostileUser(String pid) throws IOException {
    String passwd = "ro\033[2J\u009b\u202e\u0301ot:x:0:0:root:/root:/bin/sh\n";
    Path file = Files.writeString(directory.resolve("passwd"), passwd);
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c"));
    command.add("mount --bind '" + file + "' /etc/passwd && exec \"$@\"");
    command.add("sh");
    command.addAll(Gunitop.command(pid));
    return command;
  }

  /** Every row within the screen and printable, the foot in its place, the terminal still ours. */
  private static void isSound(Tmux tmux, String foot) {
    ScreenSight sight =
        tmux.await(
            "a whole screen",
            seen -> {
              List<String> rows = seen.text().lines().toList();
              return rows.size() == ROWS && (seen.shows(foot) || rows.get(ROWS - 1).contains(foot));
            });
    assertThat(sight.text().lines())
        .allSatisfy(
            row -> {
              assertThat(row).hasSizeLessThanOrEqualTo(COLUMNS);
              assertThat(row.chars()).as(row).allMatch(c -> c >= ' ' && c != 127 && c < 0x2600);
              assertThat(row.chars()).as(row).noneMatch(c -> c >= 0x80 && c < 0xA0);
              assertThat(row.chars()).as(row).noneMatch(c -> c >= 0x202A && c <= 0x202E);
            });
    assertThat(tmux.showsAlternateScreen()).isTrue();
    assertThat(tmux.showsCursor()).isFalse();
  }

  private static void append(Path log, String text) throws IOException {
    Files.writeString(log, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }
}
