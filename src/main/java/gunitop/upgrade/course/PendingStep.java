package gunitop.upgrade.course;

import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.upgrade.Act;
import gunitop.upgrade.Command;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Step;
import gunitop.upgrade.Verification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step on its way: handed over to be sent, or sent and waited for.
 *
 * @param step the step
 * @param command the signal and its target
 * @param track the application
 * @param verification what it must be seen to do
 * @param sentAt when it was sent; empty until that is reported
 * @param logsBefore what stood at the ends of the masters' logs when a USR2 was sent
 * @param pending what the last judgement said; empty before the first
 */
public record PendingStep(
    Step step,
    Command command,
    ApplicationTrack track,
    Verification verification,
    Optional<Instant> sentAt,
    Map<LogFile, List<String>> logsBefore,
    Optional<Outcome.Pending> pending) {

  /** Copies the map. */
  public PendingStep {
    logsBefore = Map.copyOf(logsBefore);
  }

  /** The same, sent at this time. */
  public PendingStep sentAt(Instant time) {
    return new PendingStep(
        step, command, track, verification, Optional.of(time), logsBefore, pending);
  }

  /** The same, seen not to be done yet. */
  public PendingStep judged(ApplicationTrack newTrack, Outcome.Pending outcome) {
    return new PendingStep(
        step, command, newTrack, verification, sentAt, logsBefore, Optional.of(outcome));
  }

  /** As it was seen to be done or to have failed, at this time. */
  public FinishedStep finished(ApplicationTrack newTrack, Outcome outcome, Instant time) {
    return new FinishedStep(
        step, command, newTrack, outcome, sentAt.orElse(time), time, Optional.empty());
  }

  /** With what stands in a log, if it is the first that is read of it after a USR2. */
  PendingStep reading(LogFile file, Reading<List<String>> lines) {
    if (step != Step.USR2
        || !lines.isKnown()
        || logsBefore.containsKey(file)
        || !track.masters().contains(file.holder())) {
      return this;
    }
    Map<LogFile, List<String>> more = new HashMap<>(logsBefore);
    more.put(file, lines.get());
    return new PendingStep(step, command, track, verification, sentAt, more, pending);
  }

  /** Whether a NEW master may appear at any moment: a second long, until one is seen. */
  public boolean expectsMaster(Instant now) {
    boolean soon = sentAt.map(sent -> now.isBefore(sent.plusSeconds(1))).orElse(true);
    return step == Step.USR2 && track.masters().size() == 1 && soon;
  }

  /**
   * Whether another command must wait until the effect of this one is seen: each alone leaves a
   * generation that serves, both together leave none. What a handover has made of the owner decides
   * whose end everybody survives: all waits for that.
   */
  public boolean forbids(Command other) {
    boolean sameTarget = other.target().equals(command.target());
    if (command.act() instanceof Act.HandOver) {
      return track.masters().contains(other.target());
    }
    boolean takes = takesWorkers(other) && track.masters().contains(other.target());
    boolean handsToLeaving = other.act() instanceof Act.HandOver && sameTarget;
    return takesWorkers(command) && (takes && !sameTarget || handsToLeaving);
  }

  /** Whether a command lets workers of its target go. */
  public static boolean takesWorkers(Command command) {
    return command.act().endsTarget()
        || command.signal().filter(one -> one == Signal.WINCH || one == Signal.TTOU).isPresent();
  }

  /** Whether it concerns the same application. */
  boolean concerns(ApplicationTrack other) {
    return track.masters().stream().anyMatch(other.masters()::contains);
  }
}
