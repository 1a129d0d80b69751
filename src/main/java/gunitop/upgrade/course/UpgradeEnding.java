package gunitop.upgrade.course;

import gunitop.gunicorn.Generation;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an upgrade ended: told until the next key.
 *
 * @param upgraded whether NEW serves now; else OLD serves again
 * @param time when the last step was seen to be done
 * @param from the master that has gone
 * @param to the master that serves
 * @param ready how many of its workers are ready
 * @param wanted how many it wants, as far as that is known
 * @param took since USR2 was sent; empty where this run of the program did not send it
 */
public record UpgradeEnding(
    boolean upgraded,
    Instant time,
    ProcessId from,
    ProcessId to,
    int ready,
    Reading<Integer> wanted,
    Optional<Duration> took) {

  /** The end that a step has led to; empty where the upgrade goes on. */
  public static Optional<UpgradeEnding> of(
      FinishedStep finishedStep, Optional<Assessment> now, StepHistory steps) {
    boolean last = finishedStep.step() == Step.TERM || finishedStep.step() == Step.REVERT;
    if (!finishedStep.held() || !last || now.filter(UpgradeEnding::isAlone).isEmpty()) {
      return Optional.empty();
    }
    Generation serving = now.get().application().old();
    ProcessId gone = finishedStep.command().target();
    if (gone.equals(serving.master().id())) {
      // HUP brought OLD's workers back while there was no NEW: no upgrade was under way.
      return Optional.empty();
    }
    return Optional.of(
        new UpgradeEnding(
            finishedStep.step() == Step.TERM,
            finishedStep.time(),
            gone,
            serving.master().id(),
            serving.ready(),
            serving.desired().count(),
            steps
                .finished(finishedStep.track(), Step.USR2)
                .map(start -> Duration.between(start.sent(), finishedStep.time()))));
  }

  private static boolean isAlone(Assessment assessment) {
    return assessment.application().newGeneration().isEmpty();
  }

  /** Whether it is this application's. */
  public boolean concerns(Assessment assessment) {
    return assessment.application().contains(to);
  }
}
