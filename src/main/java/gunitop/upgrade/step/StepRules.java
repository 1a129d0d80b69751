package gunitop.upgrade.step;

import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Situation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;

/** One step: when it may be sent, and by what it is seen to be done. */
interface StepRules {
  /** The rules of a step; a new step does not compile until it has some. */
  static StepRules of(Step step) {
    return switch (step) {
      case USR2 -> new StartStep();
      case WINCH -> new DrainStep();
      case DRAIN -> new DrainByOneStep();
      case HANDOVER -> new HandoverStep();
      case TERM -> new RetireStep();
      case REVERT -> new RevertStep();
    };
  }

  /** Whether it may be sent now and why not, by the two generations alone. */
  StepOffer offer(Situation situation);

  /**
   * The offer as the owner of the master wants it.
   *
   * @param plain the offer, with all that was found laid over it
   */
  default StepOffer toOwner(Situation situation, StepOffer plain) {
    return plain;
  }

  /** Whether it has been seen to be done since it was sent. */
  Outcome judge(Evidence evidence);
}
