package gunitop.upgrade.course;

import gunitop.process.Reading;
import gunitop.upgrade.Command;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step that was seen to be done or to have failed.
 *
 * @param step the step
 * @param command what was sent
 * @param track the application, as it was then
 * @param outcome {@link Outcome.Held} or {@link Outcome.Failed}
 * @param sent when it was sent
 * @param time when its end was seen
 * @param log what the log tells of it, where it failed and the log was asked
 */
public record FinishedStep(
    Step step,
    Command command,
    ApplicationTrack track,
    Outcome outcome,
    Instant sent,
    Instant time,
    Optional<FailureLog> log) {

  /** Whether it was seen to be done. */
  public boolean held() {
    return outcome instanceof Outcome.Held;
  }

  /** The evidence, or the reason of the failure. */
  public String text() {
    if (outcome instanceof Outcome.Held held) {
      return held.evidence();
    }
    return outcome instanceof Outcome.Failed failed ? failed.reason() : "";
  }

  FinishedStep following(ApplicationTrack newTrack) {
    return new FinishedStep(step, command, newTrack, outcome, sent, time, log);
  }

  /** With what is known of its logs. */
  public FinishedStep with(FailureLog telling) {
    return new FinishedStep(step, command, track, outcome, sent, time, Optional.of(telling));
  }

  /** With what was read, if it was asked for this. */
  FinishedStep reading(LogFile file, Reading<List<String>> lines) {
    return log.filter(asking -> asking.asked().contains(file))
        .map(asking -> with(asking.read(file, lines)))
        .orElse(this);
  }
}
