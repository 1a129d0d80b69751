package gunitop.upgrade.step;

import gunitop.upgrade.Command;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Situation;
import gunitop.upgrade.StepOffer;

/** Back to OLD, in as many steps as it takes. */
final class RevertStep implements StepRules {
  @Override
  public StepOffer offer(Situation situation) {
    return RevertPlan.next(situation);
  }

  @Override
  public Outcome judge(Evidence evidence) {
    Command command = evidence.sent().command();
    if (command.signal().isEmpty()) {
      return evidence.sent().owner().handedOver(evidence);
    }
    return switch (command.signal().get()) {
      case TERM -> RevertVerdict.ofTerm(evidence);
      case KILL -> RevertVerdict.ofKill(evidence);
      default -> RevertVerdict.ofRespawn(evidence);
    };
  }
}
