package gunitop.upgrade;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.Master;
import gunitop.process.Listener;
import gunitop.upgrade.Verification.Evidence;
import java.util.Optional;

/**
 * TERM to OLD has held when OLD is gone or a zombie and NEW was promoted: its title lost its {@code
 * .2}, up to a second later ({@code gunicorn/arbiter.py maybe_promote_master}). Where there are no
 * titles, promotion leaves nothing to be seen, and that second is waited for.
 */
final class RetireVerdict {
  /** What is added to the graceful timeout before OLD's staying is called a failure. */
  static final double GRACE_SECONDS = 5;

  /** A master looks for its parent once a second; a little more for a busy host. */
  static final double PROMOTION_SECONDS = 1.5;

  private RetireVerdict() {}

  static Outcome judge(Evidence evidence) {
    Verification sent = evidence.sent();
    Optional<Generation> survivor = sent.fresh().flatMap(evidence::generationOf);
    if (evidence.oldLives()) {
      return oldStays(evidence, deadline(sent));
    }
    // However late OLD went, what follows has its own time.
    double deadline = goneAfterSeconds(evidence) + GRACE_SECONDS;
    deadline = Math.max(deadline, deadline(sent));
    if (survivor.isEmpty()) {
      return new Outcome.Failed("OLD exited and NEW is gone too: nothing serves.");
    }
    Optional<Listener> lost = evidence.unreachable();
    if (lost.isPresent()) {
      return new Outcome.Failed(
          "OLD is gone, but %s leads nowhere any more: new connections fail."
              .formatted(lost.get().address()));
    }
    Master fresh = survivor.get().master();
    String gone = "OLD %s is gone".formatted(sent.old().pid());
    int ready = survivor.get().ready();
    if (evidence.pidfileLags()) {
      return evidence.isPast(deadline)
          ? new Outcome.Failed(gone + ", but the pidfile does not name NEW " + fresh.pid() + ".")
          : evidence.pending("the pidfile names NEW " + fresh.pid(), 0, 0, deadline);
    }
    if (fresh.title().isPresent()) {
      if (!fresh.title().get().endsWith(".2]")) {
        return Aftermath.judge(
            evidence,
            new Outcome.Held(
                "%s, NEW %s was promoted: %s workers ready".formatted(gone, fresh.pid(), ready)),
            secondsAlone(evidence),
            deadline);
      }
    } else if (secondsAlone(evidence) >= PROMOTION_SECONDS) {
      return Aftermath.judge(
          evidence,
          new Outcome.Held(
              "%s, NEW %s stands alone: %s workers ready".formatted(gone, fresh.pid(), ready)),
          secondsAlone(evidence),
          deadline);
    }
    return evidence.isPast(deadline)
        ? new Outcome.Failed(gone + ", but NEW " + fresh.pid() + " was not promoted.")
        : evidence.pending("NEW " + fresh.pid() + " is promoted", 0, 0, deadline);
  }

  private static double deadline(Verification sent) {
    int patience =
        sent.command().act() instanceof Act.Stop stop
            ? Math.max(stop.deadlineSeconds(), sent.gracefulTimeoutSeconds())
            : sent.gracefulTimeoutSeconds();
    return patience + GRACE_SECONDS;
  }

  /** For how long OLD has been seen to be gone. */
  private static double secondsAlone(Evidence evidence) {
    return evidence.history().departed().stream()
        .filter(departed -> departed.master().equals(evidence.sent().old()))
        .mapToDouble(departed -> (evidence.now().monotonicNanos() - departed.goneNanos()) / 1e9)
        .findFirst()
        .orElse(evidence.elapsedSeconds());
  }

  private static double goneAfterSeconds(Evidence evidence) {
    return evidence.elapsedSeconds() - secondsAlone(evidence);
  }

  private static Outcome oldStays(Evidence evidence, double deadline) {
    int before = evidence.sent().workersBefore().size();
    boolean closed =
        evidence.old().filter(old -> old.state() == GenerationState.RETIRING).isPresent();
    if (evidence.isPast(deadline) && !(closed && evidence.mayTakeLonger())) {
      return new Outcome.Failed(
          "OLD master %s is still there after %.0f s, with %s workers."
              .formatted(evidence.sent().old().pid(), deadline, evidence.remaining()));
    }
    // Through a supervisor, TERM comes when its client has started and been heard.
    boolean ownTerm = !(evidence.sent().command().act() instanceof Act.Stop);
    if (ownTerm && !closed && evidence.isPast(DrainVerdict.FIRST_LEAVES_SECONDS)) {
      return new Outcome.Failed(
          "OLD master %s did not close its listeners within %.0f s."
              .formatted(evidence.sent().old().pid(), DrainVerdict.FIRST_LEAVES_SECONDS));
    }
    return evidence.pending(
        !closed
            ? "OLD closes its listeners"
            : evidence.remaining() == 0
                ? "OLD exits, its workers are gone"
                : "OLD workers finish and OLD exits",
        before - evidence.remaining(),
        before,
        closed && evidence.mayTakeLonger() ? deadline - GRACE_SECONDS : deadline);
  }
}
