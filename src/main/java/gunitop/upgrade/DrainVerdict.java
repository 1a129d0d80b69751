package gunitop.upgrade;

import gunitop.gunicorn.Generation;
import gunitop.upgrade.Verification.Evidence;
import java.util.Optional;

/**
 * WINCH has held when OLD has no workers, a drain by TTOU when it has one fewer. Either has failed
 * when none started to leave within 5 s.
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
    if (left == 0) {
      return new Outcome.Held("OLD has no workers: " + before + " left");
    }
    boolean noneLeft = evidence.remaining() == before && left >= before;
    if (noneLeft && evidence.isPast(FIRST_LEAVES_SECONDS)) {
      return new Outcome.Failed(
          "ignored: none of %s workers left within %.0f s; as by a master without --daemon."
              .formatted(before, FIRST_LEAVES_SECONDS));
    }
    return evidence.pending(
        "OLD workers gone",
        Math.max(0, before - left),
        before,
        noneLeft ? FIRST_LEAVES_SECONDS : Double.POSITIVE_INFINITY);
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
    if (evidence.isPast(FIRST_LEAVES_SECONDS)) {
      return new Outcome.Failed(
          "no worker left within %.0f s; one may be finishing a long request."
              .formatted(FIRST_LEAVES_SECONDS));
    }
    return evidence.pending("one OLD worker gone", 0, 1, FIRST_LEAVES_SECONDS);
  }
}
