package gunitop.journal;

import gunitop.gunicorn.Application;
import gunitop.process.ProcessId;
import gunitop.upgrade.Command;
import gunitop.upgrade.GracefulTimeout;
import gunitop.upgrade.OwnerRules;
import gunitop.upgrade.Step;
import gunitop.upgrade.Verification;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.PendingStep;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A step that was waited for, as the journal keeps it: what its application was when it was sent.
 *
 * @param step the step
 * @param command what was sent
 * @param track the application
 * @param old the OLD master
 * @param newMaster the NEW master, where there was one
 * @param workersBefore the workers that OLD had
 * @param wantedBefore how many OLD wanted or had
 * @param grace what TERM gives OLD's workers
 * @param recovery how the service is started anew should nobody serve
 * @param sentNanos when it was sent, by the host's monotonic clock, which goes on in a program that
 *     is started again
 * @param sentAt the same by the wall clock; empty where it was never told that it was sent
 */
public record AwaitedStep(
    Step step,
    Command command,
    ApplicationTrack track,
    ProcessId old,
    Optional<ProcessId> newMaster,
    Set<ProcessId> workersBefore,
    int wantedBefore,
    GracefulTimeout grace,
    String recovery,
    long sentNanos,
    Optional<Instant> sentAt) {

  /** Copies the set. */
  public AwaitedStep {
    workersBefore = Set.copyOf(workersBefore);
  }

  static AwaitedStep of(PendingStep pending) {
    Verification sent = pending.verification();
    return new AwaitedStep(
        pending.step(),
        pending.command(),
        pending.track(),
        sent.old(),
        sent.newMaster(),
        sent.workersBefore(),
        sent.wantedBefore(),
        sent.gracefulTimeout(),
        sent.recovery(),
        sent.sentNanos(),
        pending.sentAt());
  }

  /** The same, sent at this time. */
  AwaitedStep sentAt(Instant time) {
    return new AwaitedStep(
        step,
        command,
        track,
        old,
        newMaster,
        workersBefore,
        wantedBefore,
        grace,
        recovery,
        sentNanos,
        Optional.of(time));
  }

  /** Whether the application is no longer as it was before: then it was sent, told of or not. */
  boolean hasShown(Application now) {
    Set<ProcessId> before = new HashSet<>(newMaster.stream().toList());
    before.add(old);
    Set<ProcessId> masters =
        now.generations().stream()
            .map(generation -> generation.master().id())
            .collect(Collectors.toSet());
    return !masters.equals(before)
        || now.old().workers().stream().filter(one -> workersBefore.contains(one.id())).count()
            < workersBefore.size();
  }

  /** The step, waited for again, by the rules of who owns its application. */
  public PendingStep pending(OwnerRules owner, Instant sentAtTheLatest) {
    Verification sent =
        new Verification(
            step,
            command,
            old,
            newMaster,
            workersBefore,
            wantedBefore,
            grace,
            owner,
            recovery,
            sentNanos);
    return new PendingStep(
        step,
        command,
        track,
        sent,
        Optional.of(sentAt.orElse(sentAtTheLatest)),
        Map.of(),
        Optional.empty());
  }

  Members members() {
    return Members.NONE
        .with("step", step.name())
        .with(CommandMembers.of(command))
        .with(StepMembers.of(track))
        .with("old", Optional.of(old))
        .with("new", newMaster)
        .with("workersBefore", workersBefore)
        .with("wantedBefore", wantedBefore)
        .with("gracefulSeconds", grace.seconds())
        .with("gracefulSecondsTold", grace.isTold())
        .with("recovery", recovery)
        .with("sentNanos", sentNanos)
        .with("sentAt", sentAt.map(Instant::toString).orElse(null));
  }

  static Optional<AwaitedStep> read(Members members, String bootId) {
    Optional<Step> step = StepMembers.step(members);
    Optional<Command> command = CommandMembers.command(members, bootId);
    Optional<ProcessId> old = members.process("old", bootId);
    return step.isPresent() && command.isPresent() && old.isPresent()
        ? Optional.of(
            new AwaitedStep(
                step.get(),
                command.get(),
                StepMembers.track(members, bootId),
                old.get(),
                members.process("new", bootId),
                Set.copyOf(members.processes("workersBefore", bootId)),
                members.count("wantedBefore").orElse(1),
                new GracefulTimeout(
                    members.count("gracefulSeconds").orElse(0),
                    members.flag("gracefulSecondsTold")),
                members.text("recovery").orElse(""),
                members.number("sentNanos").orElse(0),
                StepMembers.instant(members, "sentAt")))
        : Optional.empty();
  }
}
