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

  /** The pace that a model asks for: by what is awaited, and by what the screen shows. */
  static Pace of(Model model) {
    Duration delay = model.setup().delay();
    if (model.steps().pending().stream()
        .anyMatch(pendingStep -> pendingStep.expectsMaster(model.host().time()))) {
      return Pace.alert(delay).awaitingStep();
    }
    Pace pace =
        model.screen() != Screen.UPGRADE && model.steps().pending().isEmpty()
            ? Pace.calm(delay)
            : model.state(Screen.UPGRADE).isBooting() ? Pace.alert(delay) : Pace.watchful(delay);
    return model.steps().pending().isEmpty() && !model.state(Screen.UPGRADE).isPromoting()
        ? pace
        : pace.awaitingStep();
  }

  /** Snapshots alone. */
  private static Pace calm(Duration delay) {
    return new Pace(delay, delay, false);
  }

  /** Ten looks a second and more, unless what begins is heard of. */
  private static Pace watchful(Duration delay) {
    return new Pace(delay, shorter(WATCHFUL, delay), false);
  }

  /** Fifty looks a second; snapshots no faster. */
  private static Pace alert(Duration delay) {
    return new Pace(delay, shorter(ALERT, delay), true);
  }

  /** The same with snapshots for the clocks of a step that is waited for. */
  private Pace awaitingStep() {
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
