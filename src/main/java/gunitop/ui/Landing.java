package gunitop.ui;

import gunitop.upgrade.Command;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Step;
import java.time.Instant;

/**
 * A step that was seen to be done or to have failed.
 *
 * @param step the step
 * @param command what was sent
 * @param track the application, as it was then
 * @param outcome {@link Outcome.Held} or {@link Outcome.Failed}
 * @param time when that was seen
 */
public record Landing(Step step, Command command, Track track, Outcome outcome, Instant time) {

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

  Landing following(Track newTrack) {
    return new Landing(step, command, newTrack, outcome, time);
  }
}
