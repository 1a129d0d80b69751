package gunitop.upgrade.step;

import gunitop.gunicorn.Generation;
import gunitop.process.Signal;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Situation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.Optional;

/** TERM to OLD, the point of no return: NEW is ready. */
final class RetireStep implements StepRules {
  @Override
  public StepOffer offer(Situation situation) {
    Generation old = situation.old();
    Command command = new Command(Signal.TERM, old.master().id());
    Optional<StepOffer> refusal = Gate.refusedWithoutNew(situation, Step.TERM, command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return Gate.closedByNew(situation)
        .map(reason -> Gate.closed(situation, Step.TERM, command, reason))
        .orElseGet(
            () ->
                StepOffer.allowed(
                    Step.TERM,
                    command,
                    Confirmation.YES,
                    old.workers().isEmpty()
                        ? "retires OLD; there is no way back after it"
                        : "drains and retires OLD; no way back after it"));
  }

  @Override
  public StepOffer toOwner(Situation situation, StepOffer plain) {
    return situation.owner().retire(situation, plain);
  }

  @Override
  public Outcome judge(Evidence evidence) {
    return RetireVerdict.judge(evidence);
  }
}
