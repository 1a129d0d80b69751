package gunitop.upgrade;

import gunitop.gunicorn.Departed;
import gunitop.gunicorn.Generation;
import gunitop.upgrade.Verification.Evidence;
import java.util.Optional;

/** USR2 has held when a NEW master exists and all its workers are ready, and stay so for 2 s. */
final class StartVerdict {
  /** A NEW master appears within 30 ms of the signal on an idle host. */
  static final double APPEARANCE_SECONDS = 10;

  /** An application may import for long; past this it is worth an alarm. */
  static final double BOOT_SECONDS = 180;

  private StartVerdict() {}

  static Outcome judge(Evidence evidence) {
    Optional<Generation> fresh = evidence.besideOld();
    if (fresh.isPresent()) {
      return booting(evidence, fresh.get());
    }
    Optional<Departed> loss =
        evidence
            .history()
            .lastLossOf(evidence.sent().old())
            .filter(departed -> departed.goneNanos() > evidence.sent().sentNanos());
    if (loss.isPresent() && loss.get().knownNanos() != 0) {
      return new Outcome.Failed(loss.get().life() + "; " + stateOfOld(evidence) + ".");
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

  private static Outcome booting(Evidence evidence, Generation fresh) {
    int wanted = fresh.desired().count().orElse(Math.max(1, fresh.workers().size()));
    if (fresh.isCompleteOrRecycling() && fresh.completeForSeconds() >= StepOffers.GATE_SECONDS) {
      return new Outcome.Held(
          "NEW master %s: %s workers ready for %.0f s"
              .formatted(fresh.master().pid(), fresh.ready(), StepOffers.GATE_SECONDS));
    }
    if (evidence.isPast(BOOT_SECONDS)) {
      return new Outcome.Failed(
          "NEW master %s is not ready after %.0f s: %s."
              .formatted(fresh.master().pid(), BOOT_SECONDS, Gate.unreadiness(fresh, "NEW")));
    }
    String awaited =
        !fresh.master().hasHandlers()
            ? "NEW master %s imports the application".formatted(fresh.master().pid())
            : fresh.isComplete()
                ? "all NEW workers stay ready for %.0f s".formatted(StepOffers.GATE_SECONDS)
                : "NEW workers ready";
    return evidence.pending(awaited, fresh.ready(), wanted, BOOT_SECONDS);
  }

  private static String stateOfOld(Evidence evidence) {
    return evidence
        .old()
        .map(
            old ->
                old.master().process().stat().state().isStopped()
                    ? "OLD master is stopped (state "
                        + old.master().process().stat().state().letter()
                        + ")"
                    : "OLD is untouched: "
                        + old.ready()
                        + "/"
                        + old.desired().count().orElse(old.workers().size())
                        + " ready; USR2 may be sent again")
        .orElse("OLD is gone");
  }
}
