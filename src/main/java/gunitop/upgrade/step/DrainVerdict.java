package gunitop.upgrade.step;

import gunitop.gunicorn.Daemonization;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.process.Reading;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * WINCH has held when OLD has no workers, a drain by TTOU when it has one fewer. Either has failed
 * when 5 s later a worker that has nothing to do is as it was. One that serves a request shows
 * nothing of what it was told until that has ended: then the step is slower than usual, no more.
 */
final class DrainVerdict {
  static final double FIRST_LEAVES_SECONDS = 5;

  private DrainVerdict() {}

  static Outcome all(Evidence evidence) {
    if (!evidence.oldLives()) {
      return new Outcome.Failed("OLD master exited.");
    }
    Optional<Generation> old = evidence.old();
    int before = evidence.sent().workersBefore().size();
    int left = old.map(generation -> generation.workers().size()).orElse(evidence.remaining());
    if (left == 0 && mayReplace(evidence)) {
      return evidence.pending(
          "OLD stays without workers", before, before, Double.POSITIVE_INFINITY);
    }
    if (left == 0) {
      return new Outcome.Held("OLD has no workers: " + before + " left");
    }
    boolean noneLeft = evidence.remaining() == before && left >= before;
    boolean late = noneLeft && evidence.isPast(FIRST_LEAVES_SECONDS);
    if (late && evidence.old().filter(DrainVerdict::hasIdle).isPresent()) {
      return new Outcome.Failed(
          "ignored: none of %s workers left within %.0f s; as by a master without --daemon."
              .formatted(before, FIRST_LEAVES_SECONDS));
    }
    return evidence.pending(
        late ? "OLD workers gone; each serves a request still" : "OLD workers gone",
        Math.max(0, before - left),
        before,
        noneLeft ? FIRST_LEAVES_SECONDS : Double.POSITIVE_INFINITY);
  }

  /**
   * Whether OLD's last worker may have left for another reason, and be replaced within a second:
   * where a WINCH may have been ignored.
   */
  private static boolean mayReplace(Evidence evidence) {
    boolean obeys =
        evidence
            .applicationOf(evidence.sent().old())
            .filter(one -> one.daemonization().verdict() == Daemonization.Verdict.YES)
            .isPresent();
    return !obeys
        && evidence.history().workerEnds().isReplacing(evidence.sent().old(), evidence.now());
  }

  static Outcome one(Evidence evidence) {
    if (!evidence.oldLives()) {
      return new Outcome.Failed("OLD master exited.");
    }
    int before = evidence.sent().workersBefore().size();
    int left =
        evidence.old().map(generation -> generation.workers().size()).orElse(evidence.remaining());
    if (left < before) {
      return new Outcome.Held(
          (before - left == 1 ? "one worker left OLD, " : before - left + " workers left OLD, ")
              + (left == 1 ? "1 stays" : left + " stay"));
    }
    boolean late = evidence.isPast(FIRST_LEAVES_SECONDS);
    // TTOU ends the eldest (gunicorn/arbiter.py manage_workers).
    List<Worker> workers = evidence.old().map(Generation::workers).orElse(List.of());
    if (late && (workers.isEmpty() || isIdle(workers.get(0)))) {
      return new Outcome.Failed(
          "no worker left within %.0f s, though the eldest serves no request."
              .formatted(FIRST_LEAVES_SECONDS));
    }
    return evidence.pending(
        late ? "one OLD worker gone; it serves a request still" : "one OLD worker gone",
        0,
        1,
        FIRST_LEAVES_SECONDS);
  }

  /** One whose connections cannot be seen counts as one without. */
  private static boolean isIdle(Worker worker) {
    Reading<Set<Long>> connections = worker.process().connectionInodes();
    return worker.state() != WorkerState.EXITING && connections.orElse(Set.of()).isEmpty();
  }

  private static boolean hasIdle(Generation old) {
    return old.workers().stream().anyMatch(DrainVerdict::isIdle);
  }
}
