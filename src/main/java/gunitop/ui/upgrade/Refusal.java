package gunitop.ui.upgrade;

import gunitop.ui.HeldControls;
import gunitop.ui.Model;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.NotSeenYet;
import java.util.Optional;

/** Why a step of the open application is refused: one rule for its key and for what is shown. */
public final class Refusal {
  private Refusal() {}

  /** Why this step cannot be sent now; empty where it can. */
  public static Optional<String> of(Model model, Step step) {
    if (model.options().readonly()) {
      return Optional.of("gunitop was started with --readonly");
    }
    if (model.size().isTooSmall()) {
      return Optional.of("the terminal is too small to show what it does");
    }
    Optional<Assessment> current = UpgradeState.of(model).application();
    if (current.isEmpty()) {
      return Optional.of("no process of this application is left");
    }
    Optional<String> others = HeldControls.refusal(model, current.get().application());
    if (others.isPresent()) {
      return others;
    }
    StepOffer offer = current.get().offer(step);
    if (!offer.canBeSent()) {
      return Optional.of(offer.reason());
    }
    return NotSeenYet.reason(
        model.steps(),
        ApplicationTrack.of(current.get().application()),
        step,
        offer.command().get(),
        model.host().snapshot().orElseThrow().monotonicNanos());
  }
}
