package gunitop.upgrade;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.WorkerState;
import java.util.Locale;
import java.util.Optional;

/** The gate before OLD may be touched: NEW is ready, and has been for a moment. */
final class Gate {

  private Gate() {}

  /** Why WINCH, TTOU and TERM to OLD must wait; empty where they need not. */
  static Optional<String> closedByNew(Situation situation) {
    Generation newGeneration = situation.newGeneration().orElseThrow();
    if (situation.stands(FindingCode.CRASH_LOOP, Step.WINCH)) {
      return Optional.of("NEW's workers keep dying: it does not serve reliably");
    }
    if (!newGeneration.isCompleteOrRecycling()) {
      return Optional.of(unreadiness(newGeneration, "NEW"));
    }
    if (newGeneration.completeForSeconds() < StepOffers.GATE_SECONDS) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "NEW has been ready %.1f s of %.0f s",
              newGeneration.completeForSeconds(),
              StepOffers.GATE_SECONDS));
    }
    return Optional.empty();
  }

  /** What a generation lacks. */
  static String unreadiness(Generation generation, String name) {
    if (!generation.master().hasHandlers()) {
      return name + " still imports";
    }
    int booting = generation.count(WorkerState.BOOTING);
    int unknown = generation.count(WorkerState.UNKNOWN);
    if (unknown > 0) {
      return "whether " + name + "'s workers are ready cannot be read";
    }
    if (generation.isWhole() && !generation.isComplete()) {
      return "whether more " + name + " workers will come is not known yet";
    }
    int wanted =
        generation.desired().count().orElse(generation.workers().size() - generation.leaving());
    if (generation.ready() < wanted) {
      return (wanted - generation.ready()) + " of " + wanted + " " + name + " workers not ready";
    }
    return generation.workers().isEmpty()
        ? name + " has no workers"
        : booting + " " + name + " workers are booting";
  }
}
