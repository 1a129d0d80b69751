package gunitop.upgrade.step;

import gunitop.gunicorn.Daemonization;
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

/** WINCH to OLD, which ends all its workers: NEW is ready. */
final class DrainStep implements StepRules {
  @Override
  public StepOffer offer(Situation situation) {
    Generation old = situation.old();
    Command command = new Command(Signal.WINCH, old.master().id());
    Optional<StepOffer> refusal = Gate.refusedWithoutNew(situation, Step.WINCH, command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (old.workers().isEmpty()) {
      return StepOffer.refused(Step.WINCH, command, "OLD has no workers left to drain");
    }
    return Gate.closedByNew(situation)
        .map(reason -> Gate.closed(situation, Step.WINCH, command, reason))
        .orElseGet(
            () ->
                StepOffer.allowed(
                    Step.WINCH,
                    command,
                    Confirmation.NONE,
                    situation.application().daemonization().verdict()
                            == Daemonization.Verdict.PROBABLY
                        ? "drains OLD's workers, if --daemon was set, as is probable"
                        : "drains OLD's workers"));
  }

  @Override
  public Outcome judge(Evidence evidence) {
    return DrainVerdict.all(evidence);
  }
}
