package gunitop.upgrade;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.process.ProcessSample;
import gunitop.upgrade.Verification.Evidence;
import java.util.Optional;

/**
 * TERM to OLD has held when OLD is gone or a zombie and NEW was promoted: its parent changed and,
 * where it has a title, the title lost its {@code .2} (up to a second later, {@code
 * gunicorn/arbiter.py maybe_promote_master}).
 */
final class RetireVerdict {
  /** What is added to the graceful timeout before OLD's staying is called a failure. */
  static final double GRACE_SECONDS = 5;

  private RetireVerdict() {}

  static Outcome judge(Evidence evidence) {
    Verification sent = evidence.sent();
    double deadline = sent.gracefulTimeoutSeconds() + GRACE_SECONDS;
    Optional<Generation> survivor = sent.fresh().flatMap(evidence::generationOf);
    if (evidence.oldLives()) {
      return oldStays(evidence, deadline);
    }
    if (survivor.isEmpty()) {
      return new Outcome.Failed("OLD exited and NEW is gone too: nothing serves.");
    }
    ProcessSample fresh = survivor.get().master().process();
    if (isPromoted(fresh, sent)) {
      return new Outcome.Held(
          "OLD %d is gone, NEW %d was promoted: %d workers ready"
              .formatted(sent.old().pid(), fresh.pid(), survivor.get().ready()));
    }
    return evidence.isPast(deadline)
        ? new Outcome.Failed("OLD is gone, but NEW " + fresh.pid() + " was not promoted.")
        : evidence.pending("NEW " + fresh.pid() + " is promoted", 0, 0, deadline);
  }

  private static Outcome oldStays(Evidence evidence, double deadline) {
    int before = evidence.sent().workersBefore().size();
    boolean closed =
        evidence.old().filter(old -> old.state() == GenerationState.RETIRING).isPresent();
    if (evidence.isPast(deadline)) {
      return new Outcome.Failed(
          "OLD master %d is still there after %.0f s, with %d workers."
              .formatted(evidence.sent().old().pid(), deadline, evidence.remaining()));
    }
    if (!closed && evidence.isPast(DrainVerdict.FIRST_LEAVES_SECONDS)) {
      return new Outcome.Failed(
          "OLD master %d did not close its listeners within %.0f s."
              .formatted(evidence.sent().old().pid(), DrainVerdict.FIRST_LEAVES_SECONDS));
    }
    return evidence.pending(
        closed ? "OLD workers finish and OLD exits" : "OLD closes its listeners",
        before - evidence.remaining(),
        before,
        deadline);
  }

  private static boolean isPromoted(ProcessSample fresh, Verification sent) {
    boolean titleIsNew =
        fresh.traits().commandLine().stream().anyMatch(word -> word.strip().endsWith(".2]"));
    return fresh.stat().parent() != sent.old().pid() && !titleIsNew;
  }
}
