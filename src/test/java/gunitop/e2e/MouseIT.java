package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a terminal reports of its mouse (SGR, as {@code -M} asks for it) moves, but never signals.
 */
@Timeout(90)
@Needs({Need.GUNICORN, Need.TMUX})
class MouseIT {

  @Test
  void clicksOnRowsHeadersAndTheFooterAndTheWheel() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(4).start();
        TmuxOperator operator = TmuxOperator.opens(120, 40, Gunitop.command("-M"))) {
      Tmux tmux = operator.terminal();
      List<Integer> workers = gunicorn.workersOf(gunicorn.master());
      String worker = Integer.toString(workers.get(2));
      // The cursor on the last one brings the others into sight.
      tmux.await("the tree", sight -> sight.shows("Quit"));
      tmux.awaitStable("rows", Tmux.LIMIT, sight -> sight.shows("gunicorn"));
      tmux.type(Integer.toString(workers.get(3)).split(""));
      tmux.await("its row", sight -> sight.shows(worker));
      click(tmux, " " + worker + " ");
      tmux.type("w");
      operator.reads("Command line of " + worker);
      tmux.type("Escape");
      tmux.await("the tree", sight -> !sight.shows("Command line of"));

      wheel(tmux, worker, 64);
      tmux.type("w");
      operator.readsLike("Command line of \\d+");
      assertThat(tmux.sight().shows("Command line of " + worker)).isFalse();
      tmux.type("Escape");
      tmux.await("the tree", sight -> !sight.shows("Command line of"));

      click(tmux, "F5");
      tmux.await("a list", sight -> !sight.showsLike("[└├]"));
      click(tmux, "PID");
      tmux.await("pids in order", sight -> isSorted(sight, 1));
      click(tmux, "PID");
      tmux.await("the reverse", sight -> isSorted(sight, -1));

      click(tmux, "F1");
      operator.reads("Keys of the tree screen");
      tmux.type("Escape");
      operator.terminal().await("the tree", sight -> !sight.shows("Keys of the tree screen"));
      tmux.type("q");
      assertThat(tmux.awaitExit()).isZero();
    }
  }

  @Test
  void aClickOnAStepsKeySendsNothing() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator =
            TmuxOperator.opens(120, 40, Gunitop.command("-M", "" + gunicorn.master()))) {
      Tmux tmux = operator.terminal();
      String command = "kill -USR2 " + gunicorn.master();
      operator.isOffered("u", command);
      tmux.awaitStable("the offer", Tmux.LIMIT, sight -> TmuxOperator.offers(sight, "u", command));
      click(tmux, command);
      operator.reads("The mouse sends no signal: press u");
      click(tmux, "F9");
      operator.reads("SIGTERM");
      click(tmux, "SIGTERM");
      click(tmux, "SIGTERM");
      tmux.type("Escape");
      tmux.await("no menu", sight -> !sight.shows("SIGTERM"));
      assertThat(gunicorn.log()).doesNotContain("Handling signal");
      assertThat(gunicorn.masters()).hasSize(1);
    }
  }

  private static boolean isSorted(ScreenSight sight, int direction) {
    List<Integer> pids =
        sight
            .text()
            .lines()
            .filter(row -> row.matches("[+ ]\\s*\\d+ .*"))
            .map(row -> Integer.valueOf(row.replace('+', ' ').strip().split(" ")[0]))
            .toList();
    for (int i = 1; i < pids.size(); i++) {
      if (Integer.compare(pids.get(i), pids.get(i - 1)) != direction) {
        return false;
      }
    }
    return pids.size() > 3;
  }

  private static void click(Tmux tmux, String words) {
    String place = place(tmux, words);
    report(tmux, 0, place, "M");
    report(tmux, 0, place, "m");
    Await.pause();
  }

  private static void wheel(Tmux tmux, String words, int button) {
    report(tmux, button, place(tmux, words), "M");
    Await.pause();
  }

  private static void report(Tmux tmux, int button, String place, String end) {
    String report = "\033[<" + button + ";" + place + end;
    tmux.inject(report.getBytes(StandardCharsets.US_ASCII));
  }

  /** Column and row of the middle of the first place that shows these words, counted from 1. */
  private static String place(Tmux tmux, String words) {
    List<String> rows =
        tmux.await("the place: " + words, sight -> sight.shows(words)).text().lines().toList();
    for (int row = 0; row < rows.size(); row++) {
      int column = rows.get(row).indexOf(words);
      if (column >= 0) {
        return (column + words.length() / 2 + 1) + ";" + (row + 1);
      }
    }
    throw new AssertionError(words);
  }
}
