package gunitop.ui;

import gunitop.upgrade.Command;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Step;
import gunitop.upgrade.Verification;
import java.time.Instant;
import java.util.Optional;

/**
 * A step on its way: handed over to be sent, or sent and waited for.
 *
 * @param step the step
 * @param command the signal and its target
 * @param track the application
 * @param verification what it must be seen to do
 * @param sentAt when it was sent; empty until that is reported
 * @param pending what the last judgement said; empty before the first
 */
public record Flight(
    Step step,
    Command command,
    Track track,
    Verification verification,
    Optional<Instant> sentAt,
    Optional<Outcome.Pending> pending) {

  Flight sentAt(Instant time) {
    return new Flight(step, command, track, verification, Optional.of(time), pending);
  }

  Flight judged(Track newTrack, Outcome.Pending outcome) {
    return new Flight(step, command, newTrack, verification, sentAt, Optional.of(outcome));
  }

  /** Whether a NEW master may appear at any moment: a second long, until one is seen. */
  boolean expectsMaster(Instant now) {
    boolean soon = sentAt.map(sent -> now.isBefore(sent.plusSeconds(1))).orElse(true);
    return step == Step.USR2 && track.masters().size() == 1 && soon;
  }

  /** Whether it concerns the same application. */
  boolean concerns(Track other) {
    return track.masters().stream().anyMatch(other.masters()::contains);
  }
}
