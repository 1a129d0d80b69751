package gunitop.upgrade.step;

import gunitop.gunicorn.Generation;
import gunitop.process.Signal;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Situation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.Optional;

/** TTOU to OLD, which ends one worker: WINCH would be ignored, and NEW is ready. */
final class DrainByOneStep implements StepRules {
  @Override
  public StepOffer offer(Situation situation) {
    Generation old = situation.old();
    Command command = new Command(Signal.TTOU, old.master().id());
    Optional<StepOffer> refusal = Gate.refusedWithoutNew(situation, Step.DRAIN, command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (old.workers().isEmpty()) {
      return StepOffer.refused(Step.DRAIN, command, "OLD has no workers left to drain");
    }
    if (!situation.has(FindingCode.WINCH_IGNORED)) {
      return StepOffer.refused(Step.DRAIN, command, "WINCH drains all of OLD at once: use w");
    }
    if (old.workers().size() == 1) {
      return StepOffer.refused(Step.DRAIN, command, drained(old));
    }
    return Gate.closedByNew(situation)
        .map(reason -> StepOffer.override(Step.DRAIN, command, reason))
        .orElseGet(
            () ->
                StepOffer.allowed(
                    Step.DRAIN,
                    command,
                    Confirmation.NONE,
                    "takes one worker from OLD; D goes on"));
  }

  private static String drained(Generation old) {
    return old.desired().count().orElse(0) == 1
        ? "OLD wants but one worker, which TTOU leaves; t retires it"
        : "drained to the last worker; t retires it";
  }

  @Override
  public Outcome judge(Evidence evidence) {
    return DrainVerdict.one(evidence);
  }
}
