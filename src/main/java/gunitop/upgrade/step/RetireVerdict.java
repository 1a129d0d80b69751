package gunitop.upgrade.step;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.WorkerState;
import gunitop.process.Listener;
import gunitop.upgrade.Act;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Verification;
import java.util.Optional;

/**
 * TERM to OLD has held when OLD is gone or a zombie, NEW has served with ready workers for two
 * seconds since, and was promoted: its title lost its {@code .2}, up to a second later ({@code
 * gunicorn/arbiter.py maybe_promote_master}). Where there are no titles, promotion leaves nothing
 * to be seen.
 */
public final class RetireVerdict {
  /** What is added to the graceful timeout before OLD's staying is called a failure. */
  public static final double GRACE_SECONDS = 5;

  /**
   * For how long NEW must have served alone. A master looks for its parent once a second, so that
   * it has been promoted by then.
   */
  static final double SERVING_SECONDS = 2;

  private RetireVerdict() {}

  static Outcome judge(Evidence evidence) {
    return evidence.oldLives()
        ? oldStays(evidence, deadline(evidence.sent()))
        : oldIsGone(evidence);
  }

  private static Outcome oldIsGone(Evidence evidence) {
    Verification sent = evidence.sent();
    // However late OLD went, what follows has its own time.
    double deadline = Math.max(goneAfterSeconds(evidence) + GRACE_SECONDS, deadline(sent));
    String gone = "OLD %s is gone".formatted(sent.old().pid());
    Optional<Generation> survivor = sent.newMaster().flatMap(evidence::generationOf);
    if (survivor.isEmpty()) {
      return new Outcome.Failed(
          "OUTAGE: %s and NEW is gone too: nobody serves. %s".formatted(gone, sent.recovery()));
    }
    Optional<Listener> lost = evidence.unreachable();
    if (lost.isPresent()) {
      return new Outcome.Failed(
          "OUTAGE: %s, but %s leads nowhere any more: new connections fail. %s"
              .formatted(gone, lost.get().address(), sent.recovery()));
    }
    if (survivor.get().ready() == 0) {
      return nobodyReady(evidence, survivor.get(), gone, deadline);
    }
    Master newGeneration = survivor.get().master();
    boolean promoted = newGeneration.title().filter(title -> title.endsWith(".2]")).isEmpty();
    if (promoted && !evidence.pidfileLags()) {
      return held(evidence, survivor.get(), gone, deadline);
    }
    if (evidence.pidfileLags()) {
      return evidence.isPast(deadline)
          ? new Outcome.Failed(
              gone + ", but the pidfile does not name NEW " + newGeneration.pid() + ".")
          : evidence.pending("the pidfile names NEW " + newGeneration.pid(), 0, 0, deadline);
    }
    return evidence.isPast(deadline)
        ? new Outcome.Failed(
            gone + ", but NEW " + newGeneration.pid() + " did not take over as the main master.")
        : evidence.pending(
            "NEW " + newGeneration.pid() + " takes over as the main master", 0, 0, deadline);
  }

  private static Outcome held(
      Evidence evidence, Generation survivor, String gone, double deadline) {
    Master newGeneration = survivor.master();
    String promoted = newGeneration.title().isPresent() ? "took over" : "stands alone";
    return Aftermath.judge(
        evidence,
        new Outcome.Held(
            "%s, NEW %s %s: %s workers ready"
                .formatted(gone, newGeneration.pid(), promoted, survivor.ready())),
        secondsAlone(evidence),
        deadline);
  }

  /** NEW lives, and none of its workers answers. */
  private static Outcome nobodyReady(
      Evidence evidence, Generation newGeneration, String gone, double deadline) {
    int pid = newGeneration.master().pid();
    if (newGeneration.count(WorkerState.UNKNOWN) > 0) {
      return evidence.isPast(deadline)
          ? new Outcome.Failed(gone + "; whether NEW's workers are ready cannot be read.")
          : evidence.pending("a worker of NEW " + pid + " is seen to be ready", 0, 0, deadline);
    }
    return evidence.isPast(deadline)
        ? new Outcome.Failed(
            "OUTAGE: %s, and NEW %s has no ready worker: nobody serves. Its log says why. %s"
                .formatted(gone, pid, evidence.sent().recovery()))
        : evidence.pending(
            "OUTAGE: nobody serves until a worker of NEW " + pid + " is ready", 0, 0, deadline);
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
