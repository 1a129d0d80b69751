package gunitop.upgrade.step;

import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Situation;
import gunitop.upgrade.StepOffer;

/** Makes the owner of OLD watch the master that goes on. */
final class HandoverStep implements StepRules {
  @Override
  public StepOffer offer(Situation situation) {
    return situation.owner().handover(situation);
  }

  @Override
  public Outcome judge(Evidence evidence) {
    return evidence.sent().owner().handedOver(evidence);
  }
}
