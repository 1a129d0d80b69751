package gunitop.ui;

import java.util.Optional;

/**
 * What a rehearsal has to say at any moment.
 *
 * @param title that no real process is touched
 * @param goal what shall be reached
 * @param speed how many simulated seconds pass in a real one
 * @param disk which version of the code is on disk
 * @param client what the simulated client has got
 * @param closing how it ended; empty before
 */
public record Briefing(
    String title,
    String goal,
    double speed,
    String disk,
    String client,
    Optional<Closing> closing) {

  /**
   * The end of a rehearsal.
   *
   * @param good whether the goal was reached
   * @param text one sentence
   */
  public record Closing(boolean good, String text) {}

  private static final int MOST_ROWS = 3;

  /** What the upgrade screen cannot do without. */
  private static final int LEAST_BELOW = 15;

  /** The lines that it takes from a screen of this height. */
  public static int rowsOf(int screenRows) {
    return Math.max(1, Math.min(MOST_ROWS, screenRows - LEAST_BELOW));
  }

  /** The end as a sentence of its own, for the screen and for the farewell. */
  public Optional<String> verdict() {
    return closing.map(end -> (end.good() ? "WELL DONE: " : "NOT YET: ") + end.text() + ".");
  }
}
