package gunitop.upgrade.step;

import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Situation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What may be sent now, and what has been done by what was sent. A step that would be ignored or
 * would end the service outright is refused; one whose gate is not met yet can be overridden after
 * a question; a warning asks, a blocker wants its word typed.
 */
public final class Steps {
  private Steps() {}

  /** One offer for each step, in the order of the enum. */
  public static List<StepOffer> offers(Situation situation) {
    return Arrays.stream(Step.values()).map(step -> offer(step, situation)).toList();
  }

  private static StepOffer offer(Step step, Situation situation) {
    StepRules rules = StepRules.of(step);
    return rules.toOwner(situation, gated(situation, step, rules.offer(situation)));
  }

  /** Whether the step that was sent has been seen to be done, in the latest snapshot. */
  public static Outcome judge(Evidence evidence) {
    return StepRules.of(evidence.sent().step()).judge(evidence);
  }

  /** Lays what was found over an offer: no permission, blockers, warnings. */
  private static StepOffer gated(Situation situation, Step step, StepOffer offer) {
    if (offer.command().isEmpty() || !offer.canBeSent()) {
      return offer;
    }
    Optional<Finding> gravest = situation.gravestAgainst(step);
    if (gravest.isEmpty()) {
      return offer;
    }
    Finding finding = gravest.get();
    if (finding.code() == FindingCode.NOT_PERMITTED) {
      return StepOffer.refused(step, offer.command().get(), "no permission");
    }
    return switch (finding.severity()) {
      case BLOCKER ->
          new StepOffer(step, offer.command(), false, Confirmation.TYPE, finding.message());
      case WARNING ->
          new StepOffer(
              step,
              offer.command(),
              offer.allowed(),
              offer.confirmation() == Confirmation.TYPE ? Confirmation.TYPE : Confirmation.YES,
              offer.allowed() ? finding.message() : offer.reason());
      case INFO -> offer;
    };
  }
}
