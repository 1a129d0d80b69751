package gunitop.upgrade.step;

import gunitop.gunicorn.CrashLoop;
import gunitop.gunicorn.Departed;
import gunitop.gunicorn.FailedReexec;
import gunitop.gunicorn.Generation;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.RunState;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.OldWorkers;
import gunitop.upgrade.Outcome;
import java.util.Optional;
import java.util.Set;

/** USR2 has held when a NEW master exists and all its workers are ready, and stay so for 2 s. */
final class StartVerdict {
  /** A NEW master appears within 30 ms of the signal on an idle host. */
  static final double APPEARANCE_SECONDS = 10;

  /** An application may import for long; past this it is worth an alarm. */
  static final double BOOT_SECONDS = 180;

  /** OLD has started other workers by then, or will not. */
  private static final double SETTLED_SECONDS = 5;

  private StartVerdict() {}

  static Outcome judge(Evidence evidence) {
    Optional<Generation> newGeneration = evidence.besideOld();
    if (newGeneration.isPresent()) {
      return booting(evidence, newGeneration.get());
    }
    Optional<Departed> loss =
        evidence
            .history()
            .lastLossOf(evidence.sent().old())
            .filter(departed -> departed.goneNanos() > evidence.sent().sentNanos());
    if (loss.isPresent() && loss.get().knownNanos() != 0) {
      return new Outcome.Failed(loss.get().life() + "; " + stateOfOld(evidence) + ".");
    }
    Optional<ProcessSample> child =
        evidence.old().flatMap(old -> FailedReexec.of(old.master(), evidence.now()));
    if (child.isPresent()) {
      return failedBefore(evidence, evidence.old().orElseThrow(), child.get().pid());
    }
    if (!evidence.oldLives()) {
      return new Outcome.Failed("OLD master " + evidence.sent().old().pid() + " exited.");
    }
    if (evidence.isPast(APPEARANCE_SECONDS)) {
      return new Outcome.Failed(
          "no NEW master appeared within %.0f s; %s."
              .formatted(APPEARANCE_SECONDS, stateOfOld(evidence)));
    }
    return evidence.pending("a NEW master appears", 0, 0, APPEARANCE_SECONDS);
  }

  private static Outcome booting(Evidence evidence, Generation newGeneration) {
    int wanted =
        newGeneration.desired().count().orElse(Math.max(1, newGeneration.workers().size()));
    if (newGeneration.isCompleteOrRecycling()
        && newGeneration.completeForSeconds() >= Gate.SECONDS) {
      return new Outcome.Held(
          newGeneration.isComplete()
              ? "NEW master %s: %s workers ready for %.0f s"
                  .formatted(newGeneration.master().pid(), newGeneration.ready(), Gate.SECONDS)
              : "NEW master %s: workers are recycled, some always ready for %.0f s, none failed"
                  .formatted(newGeneration.master().pid(), Gate.SECONDS));
    }
    Optional<CrashLoop> loop =
        CrashLoop.of(newGeneration.master().id(), evidence.history(), evidence.now());
    if (loop.isPresent()) {
      return new Outcome.Failed(
          "workers of NEW master %s keep dying, %s of them %s; %s."
              .formatted(
                  newGeneration.master().pid(),
                  loop.get().deaths(),
                  loop.get().manner(),
                  fateOfOld(evidence)));
    }
    if (evidence.isPast(BOOT_SECONDS)) {
      return new Outcome.Failed(
          "NEW master %s is not ready after %.0f s: %s."
              .formatted(
                  newGeneration.master().pid(),
                  BOOT_SECONDS,
                  Gate.unreadiness(newGeneration, "NEW")));
    }
    String awaited =
        !newGeneration.master().hasHandlers()
            ? "NEW master %s imports the application".formatted(newGeneration.master().pid())
            : newGeneration.isComplete()
                ? "all NEW workers stay ready for %.0f s".formatted(Gate.SECONDS)
                : "NEW workers ready";
    return evidence.pending(awaited, newGeneration.ready(), wanted, BOOT_SECONDS);
  }

  /** The child failed before it had executed anything, and ends OLD's workers. */
  private static Outcome failedBefore(Evidence evidence, Generation old, int child) {
    boolean ended = !OldWorkers.areUntouched(evidence.sent().workersBefore(), evidence.now());
    boolean replaced =
        evidence.remaining() == 0
            && old.isComplete()
            && old.ready() >= evidence.sent().wantedBefore();
    String state =
        ended
            ? stateOfOld(evidence)
            : "OLD's workers are the same so far, it may end them yet" + lost(evidence);
    return replaced || evidence.isPast(SETTLED_SECONDS)
        ? new Outcome.Failed(
            "its child %s failed before it executed NEW; %s. While it lives USR2 is ignored: r ends it."
                .formatted(child, state))
        : evidence.pending(
            "OLD's workers again: USR2 failed before it executed NEW",
            old.ready(),
            evidence.sent().wantedBefore(),
            SETTLED_SECONDS);
  }

  private static String stateOfOld(Evidence evidence) {
    Optional<Generation> old = evidence.old();
    if (old.isEmpty()) {
      return "OLD is gone";
    }
    RunState state = old.get().master().process().stat().state();
    if (state.isStopped()) {
      return "OLD master is stopped (state " + state.letter() + ")";
    }
    String lost = lost(evidence);
    Set<ProcessId> before = evidence.sent().workersBefore();
    boolean again = lost.isEmpty() && OldWorkers.areUntouched(before, evidence.now());
    return OldWorkers.fate(before, old.get(), evidence.now())
        + lost
        + (again ? "; USR2 may be sent again" : "");
  }

  private static String fateOfOld(Evidence evidence) {
    return evidence
        .old()
        .map(old -> OldWorkers.fate(evidence.sent().workersBefore(), old, evidence.now()))
        .orElse("OLD is gone");
  }

  private static String lost(Evidence evidence) {
    return evidence
        .lostListener()
        .map(listener -> "; " + listener.address() + " leads nowhere: new connections fail")
        .orElse("");
  }
}
