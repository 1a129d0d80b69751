package gunitop.ui.program;

import gunitop.process.Snapshot;
import gunitop.ui.Effect;
import gunitop.ui.Model;
import gunitop.ui.Notify;
import gunitop.ui.upgrade.GoneApplication;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import gunitop.upgrade.course.FinishedStep;
import java.time.Duration;
import java.util.Optional;

/** When the operator is called to the screen, and with which words. */
final class OperatorCall {
  /** A worker that is replaced, and for a moment was the only one, calls nobody. */
  private static final long ALARM_STANDS_NANOS = 1_000_000_000L;

  /** Who waits longer for a step may look elsewhere meanwhile. */
  private static final Duration LONG = Duration.ofSeconds(10);

  private OperatorCall() {}

  /** For an alarm that has stood for a second, once; empty where there is none. */
  static Optional<Effect> toAlarm(Model model, Snapshot before, Review now) {
    for (Assessment assessment : now.assessments()) {
      Alarm alarm = assessment.alarm();
      long nanos = now.snapshot().monotonicNanos();
      boolean stands = nanos - alarm.sinceNanos() >= ALARM_STANDS_NANOS;
      boolean stood = before.monotonicNanos() - alarm.sinceNanos() >= ALARM_STANDS_NANOS;
      if (alarm.isRaised() && !alarm.older() && stands && !stood) {
        return effect(model, assessment.application().name() + ": " + alarm.text(nanos));
      }
    }
    return Optional.empty();
  }

  /** For an application on the upgrade screen of which nothing is left, once. */
  static Optional<Effect> toEnd(Model before, Model now) {
    Optional<Assessment> last = UpgradeState.of(before).application();
    boolean ended = last.isPresent() && UpgradeState.of(now).application().isEmpty();
    return ended && !GoneApplication.isReplaced(now, last.get())
        ? effect(
            now, last.get().application().name() + ": " + GoneApplication.text(now, last.get()))
        : Optional.empty();
  }

  /** For a step that failed, or that was seen to be done after a while; empty for another. */
  static Optional<Effect> toStep(Model model, FinishedStep finishedStep) {
    Duration took = Duration.between(finishedStep.sent(), finishedStep.time());
    return finishedStep.held() && took.compareTo(LONG) <= 0
        ? Optional.empty()
        : effect(
            model,
            finishedStep.track().name()
                + ": "
                + finishedStep.step()
                + (finishedStep.held() ? " done" : " FAILED"));
  }

  private static Optional<Effect> effect(Model model, String text) {
    Notify how = model.setup().notice();
    return how == Notify.OFF ? Optional.empty() : Optional.of(new Effect.Summon(how, text));
  }
}
