package gunitop.ui;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How often the host is looked at.
 *
 * @param sample from one snapshot to the next at the latest
 * @param peek from one cheap look for events to the next; an event makes a snapshot follow at once
 * @param always whether to look so often also where the beginnings of processes tell themselves
 */
public record Pace(Duration sample, Duration peek, boolean always) {

  /**
   * What a step that is waited for is judged by, its clock moves by, and a promotion is seen by.
   */
  private static final Duration STEP = Duration.ofMillis(100);

  /** An event shall be on the screen within a tenth of a second. */
  private static final Duration WATCHFUL = Duration.ofMillis(70);

  /** While a NEW master may appear and be gone again at once, and while workers boot. */
  public static final Duration ALERT = Duration.ofMillis(20);

  /** Snapshots alone. */
  static Pace calm(Duration delay) {
    return new Pace(delay, delay, false);
  }

  /** Ten looks a second and more, unless what begins is heard of. */
  static Pace watchful(Duration delay) {
    return new Pace(delay, shorter(WATCHFUL, delay), false);
  }

  /** Fifty looks a second; snapshots no faster. */
  static Pace alert(Duration delay) {
    return new Pace(delay, shorter(ALERT, delay), true);
  }

  /** The same with snapshots for the clocks of a step that is waited for. */
  Pace awaitingStep() {
    return new Pace(shorter(STEP, sample), peek, always);
  }

  /** Both changed in the same way, as for a clock of another speed. */
  public Pace changed(UnaryOperator<Duration> change) {
    return new Pace(change.apply(sample), change.apply(peek), always);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
