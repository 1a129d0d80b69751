package gunitop.ui.upgrade;

import gunitop.ui.Model;
import gunitop.ui.frame.Style;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.course.WindowClock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The maintenance window's clock: in the header, and in a line of its own once it matters. */
final class WindowView {
  private static final Duration SOON = Duration.ofMinutes(5);

  private WindowView() {}

  private static Optional<WindowClock> clock(Model model, Assessment assessment) {
    return model
        .options()
        .windowEnd()
        .map(end -> WindowClock.of(end, model.host().time(), assessment, model.steps()));
  }

  /** What is left, for the header; empty where no window was named. */
  static String left(Model model, Assessment assessment) {
    return clock(model, assessment)
        .map(clock -> clock.left().isNegative() ? "WINDOW OVER" : "window " + time(clock.left()))
        .orElse("");
  }

  static Style style(Model model, Assessment assessment) {
    return clock(model, assessment)
            .filter(clock -> clock.isShort() || clock.left().compareTo(SOON) < 0)
            .isPresent()
        ? Style.WARNING
        : Style.BRIGHT;
  }

  /** What the operator must know of it; empty where all is well. */
  static Optional<String> warning(Model model, Assessment assessment) {
    return clock(model, assessment).flatMap(WindowView::warning);
  }

  private static Optional<String> warning(WindowClock clock) {
    String left =
        clock.left().isNegative()
            ? "over for " + time(clock.left().negated())
            : time(clock.left()) + " left";
    if (clock.noWayBack()) {
      return Optional.of("WINDOW  " + left + "; OLD was told to go: there is no way back");
    }
    if (clock.isShort()) {
      return Optional.of(
          "WINDOW  "
              + left
              + ", and the way back takes about "
              + time(clock.back().get())
              + ", as long as NEW took to be ready");
    }
    return clock.left().isNegative() ? Optional.of("WINDOW  " + left) : Optional.empty();
  }

  /** {@code 1:05:09}, {@code 5:09}. */
  private static String time(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
