package gunitop.upgrade.course;

import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is left of a maintenance window, and whether the way back still fits in.
 *
 * @param left until its end; negative once it is over
 * @param back how long the way back would take, from what was measured in this course; empty where
 *     nothing was measured, and where there is no way back or none is needed
 * @param noWayBack whether OLD has been told to go
 */
public record WindowClock(Duration left, Optional<Duration> back, boolean noWayBack) {

  /** The clock of an application's course. */
  public static WindowClock of(Instant end, Instant now, Assessment assessment, StepHistory steps) {
    ApplicationTrack track = ApplicationTrack.of(assessment.application());
    boolean sent =
        steps
            .pending(track)
            .filter(one -> one.step() == Step.TERM && one.sentAt().isPresent())
            .isPresent();
    boolean gone =
        steps.lastFinished(track).filter(one -> one.step() == Step.TERM && one.held()).isPresent();
    boolean noWayBack = sent || gone || assessment.stage() == Stage.RETIRING;
    boolean isNeeded = !noWayBack && assessment.offer(Step.REVERT).canBeSent();
    return new WindowClock(
        Duration.between(now, end),
        isNeeded ? boots(assessment, track, steps) : Optional.empty(),
        noWayBack);
  }

  /**
   * OLD's workers boot again as NEW's have: as long as USR2 took. Where all of them are there
   * nothing has to boot.
   */
  private static Optional<Duration> boots(
      Assessment assessment, ApplicationTrack track, StepHistory steps) {
    boolean isWhole =
        assessment
            .application()
            .old()
            .desired()
            .full()
            .map(wanted -> assessment.application().old().ready() >= wanted)
            .orElse(false);
    return isWhole
        ? Optional.of(Duration.ZERO)
        : steps
            .finished(track, Step.USR2)
            .filter(FinishedStep::held)
            .map(one -> Duration.between(one.sent(), one.time()));
  }

  /** Whether the way back would not be done before the end. */
  public boolean isShort() {
    return back.filter(needed -> !needed.isZero() && left.compareTo(needed) < 0).isPresent();
  }
}
