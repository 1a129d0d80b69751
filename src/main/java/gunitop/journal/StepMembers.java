package gunitop.journal;

import gunitop.upgrade.Command;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Step;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.FinishedStep;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A finished step as members, and back; and what it shares with one that is waited for. */
final class StepMembers {
  private StepMembers() {}

  static Members of(FinishedStep finished) {
    return Members.NONE
        .with("step", finished.step().name())
        .with(CommandMembers.of(finished.command()))
        .with(of(finished.track()))
        .with("held", finished.held())
        .with("evidence", finished.text())
        .with("sentAt", finished.sent().toString())
        .with("seenAt", finished.time().toString());
  }

  static Optional<FinishedStep> finished(Members members, String bootId) {
    Optional<Step> step = step(members);
    Optional<Command> command = CommandMembers.command(members, bootId);
    Optional<Instant> sent = instant(members, "sentAt");
    Optional<Instant> seen = instant(members, "seenAt");
    if (step.isEmpty() || command.isEmpty() || sent.isEmpty() || seen.isEmpty()) {
      return Optional.empty();
    }
    String text = members.text("evidence").orElse("");
    return Optional.of(
        new FinishedStep(
            step.get(),
            command.get(),
            track(members, bootId),
            members.flag("held") ? new Outcome.Held(text) : new Outcome.Failed(text),
            sent.get(),
            seen.get(),
            Optional.empty()));
  }

  static Members of(ApplicationTrack track) {
    return Members.NONE
        .with("application", track.name())
        .with("masters", track.masters())
        .with("workers", track.workers());
  }

  static ApplicationTrack track(Members members, String bootId) {
    return new ApplicationTrack(
        members.text("application").orElse(""),
        Set.copyOf(members.processes("masters", bootId)),
        Set.copyOf(members.processes("workers", bootId)));
  }

  static Optional<Step> step(Members members) {
    return members
        .text("step")
        .flatMap(
            name ->
                Arrays.stream(Step.values()).filter(one -> one.name().equals(name)).findFirst());
  }

  /** A time in the form of RFC 3339; empty where it is none. */
  static Optional<Instant> instant(Members members, String name) {
    try {
      return members.text(name).map(Instant::parse);
    } catch (DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
