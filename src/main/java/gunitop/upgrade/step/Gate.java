package gunitop.upgrade.step;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.WorkerState;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Situation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.Locale;
import java.util.Optional;

/** The gate before OLD may be touched: NEW is ready, has been for a moment, and answers. */
public final class Gate {

  /** For how long NEW must have been complete before OLD may be touched. */
  static final double SECONDS = 2;

  private Gate() {}

  /** The refusal of what needs a NEW beside OLD, and both of them to stay; else empty. */
  public static Optional<StepOffer> refusedWithoutNew(
      Situation situation, Step step, Command command) {
    if (situation.old().state() == GenerationState.RETIRING) {
      return Optional.of(StepOffer.refused(step, command, "OLD is already stopping"));
    }
    if (situation.newGeneration().isEmpty()) {
      return Optional.of(
          StepOffer.refused(step, command, StepOffer.NOT_YET + "start NEW first (u)"));
    }
    if (situation.newGeneration().get().state() == GenerationState.RETIRING) {
      return Optional.of(StepOffer.refused(step, command, "NEW is leaving: nothing would serve"));
    }
    return Optional.empty();
  }

  /** The gate is closed: where nobody would serve then, an override wants the step's word typed. */
  static StepOffer closed(Situation situation, Step step, Command command, String reason) {
    Generation newGeneration = situation.newGeneration().orElseThrow();
    boolean drains = step != Step.WINCH || !situation.has(FindingCode.WINCH_IGNORED);
    boolean nobody =
        drains && newGeneration.ready() == 0 && newGeneration.count(WorkerState.UNKNOWN) == 0;
    return nobody
        ? new StepOffer(
            step,
            Optional.of(command),
            false,
            Confirmation.TYPE,
            reason + ": nobody would serve until NEW is ready")
        : StepOffer.override(step, command, reason);
  }

  /** Why WINCH, TTOU and TERM to OLD must wait; empty where they need not. */
  public static Optional<String> closedByNew(Situation situation) {
    Generation newGeneration = situation.newGeneration().orElseThrow();
    if (situation.stands(FindingCode.CRASH_LOOP, Step.WINCH)) {
      return Optional.of("NEW's workers keep dying: it does not serve reliably");
    }
    if (!newGeneration.isCompleteOrRecycling()) {
      return Optional.of(unreadiness(newGeneration, "NEW"));
    }
    Optional<String> probed = situation.saying(FindingCode.PROBE_FAILS);
    if (probed.isPresent()) {
      return probed;
    }
    if (newGeneration.completeForSeconds() < SECONDS) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "NEW has been ready %.1f s of %.0f s",
              newGeneration.completeForSeconds(),
              SECONDS));
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
