package gunitop.ui;

import gunitop.process.Snapshot;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;

/**
 * When the bell rings: once an alarm has stood for a second. So a worker that is replaced, and for
 * a moment was the only one, rings nothing.
 */
final class AlarmBell {
  private static final long HEARD_NANOS = 1_000_000_000L;

  private AlarmBell() {}

  /** Whether an alarm has come of age between two reviews. */
  static boolean rings(Snapshot before, Review now) {
    for (Assessment assessment : now.assessments()) {
      Alarm alarm = assessment.alarm();
      boolean stands = now.snapshot().monotonicNanos() - alarm.sinceNanos() >= HEARD_NANOS;
      boolean stood = before.monotonicNanos() - alarm.sinceNanos() >= HEARD_NANOS;
      if (alarm.isRaised() && !alarm.older() && stands && !stood) {
        return true;
      }
    }
    return false;
  }
}
