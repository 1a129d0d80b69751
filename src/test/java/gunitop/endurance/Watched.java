package gunitop.endurance;

import gunitop.e2e.Await;
import gunitop.e2e.Gunitop;
import gunitop.e2e.ScreenSight;
import gunitop.e2e.TmuxOperator;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A gunitop in a terminal that somebody looks at all the time; it lives for many cycles. */
@Needs(Need.TMUX)
final class Watched implements AutoCloseable {
  private static final int MOST_TRIES = 6;

  /** A screen that has just opened takes no signal key for 0.8 s. */
  private static final long READING = TimeUnit.MILLISECONDS.toNanos(1000);

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final TmuxOperator operator = TmuxOperator.opens(120, 40, Gunitop.command());
  private final Onlooker onlooker = new Onlooker(operator.terminal());

  TmuxOperator operator() {
    return operator;
  }

  /** What was seen since the last call. */
  List<Look> looks() {
    return onlooker.take();
  }

  int pid() {
    return operator.terminal().pid();
  }

  /** From the tree, by the digits of its PID, to the upgrade screen of a master. */
  void opens(int master) {
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      operator.reads("F10 Quit");
      operator.terminal().type(Integer.toString(master).split(""));
      // It may lie below the screen's end until the digits lead there, and be too young to be
      // known.
      if (shows(sight -> sight.shows(" " + master + " "))) {
        operator.terminal().type("Enter");
        if (shows(sight -> isOpen(sight, master))) {
          pause(READING);
          return;
        }
        leaves();
      }
    }
    throw new AssertionError(
        "no upgrade screen of " + master + ":\n" + operator.terminal().sight().text());
  }

  private boolean shows(Predicate<ScreenSight> wanted) {
    long deadline = System.nanoTime() + PATIENCE;
    while (System.nanoTime() < deadline) {
      if (wanted.test(operator.terminal().sight())) {
        return true;
      }
      Await.pause();
    }
    return false;
  }

  private static boolean isOpen(ScreenSight sight, int master) {
    return Pane.of(sight.text()).stream().anyMatch(pane -> pane.master() == master);
  }

  /** Lets so many nanoseconds pass. */
  static void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Await.pause();
    }
  }

  /** Back to the tree. */
  void leaves() {
    operator.terminal().type("Escape");
    operator
        .terminal()
        .await("the tree", sight -> Pane.of(sight.text()).isEmpty() && sight.shows("F10 Quit"));
  }

  @Override
  public void close() {
    onlooker.close();
    operator.close();
  }
}
