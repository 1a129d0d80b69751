package gunitop.ui.upgrade;

import gunitop.ui.HeldControls;
import gunitop.ui.Intent;
import gunitop.ui.Key;
import gunitop.ui.Keymap;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.Result;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step's key was pressed: refuse it with its reason, ask once more, or let it count. */
final class StepKeys {
  /** How long it takes at least to read a screen that has just opened. */
  private static final long READ_NANOS = 800_000_000L;

  private StepKeys() {}

  static Result press(Model model, Intent intent, Step step, long nanos) {
    Optional<String> refusal = Refusal.of(model, step);
    if (refusal.isPresent()) {
      return Result.of(model.ignoring(StepOffer.refusal(step, refusal.get())));
    }
    if (isHabit(model, step, nanos)) {
      return Result.of(
          model.ignoring(
              step
                  + " is not sent: this screen has just opened, and "
                  + step.key()
                  + " means something else in the tree; press it again"));
    }
    StepOffer offer = UpgradeState.of(model).application().orElseThrow().offer(step);
    Offered offered =
        Offered.in(model, Offered.Place.KEY_BAR, Optional.of(step), offer.command().orElseThrow());
    boolean goesOn = intent == Intent.DRAIN_ALL;
    if (offer.confirmation() != Confirmation.NONE) {
      Model asking = model.with(StepQuestion.of(model, offer, offered));
      return Result.of(asking.with(UpgradeState.of(asking).drainingOn(goesOn)));
    }
    Model pressed = model.pressing(offered, nanos);
    boolean counts = pressed.guard().waiting().isPresent();
    return Result.of(pressed.with(UpgradeState.of(pressed).drainingOn(goesOn && counts)));
  }

  /** Typed by somebody who has not yet seen that the tree is gone. */
  private static boolean isHabit(Model model, Step step, long nanos) {
    return nanos - UpgradeState.of(model).openedNanos() < READ_NANOS
        && Keymap.TREE.intent(new Key.Typed(step.key())).isPresent();
  }

  /** What a single key sends at once, as the screen offers it. */
  static List<Offered> offers(Model model) {
    List<Offered> offers = new ArrayList<>();
    Optional<Assessment> current = UpgradeState.of(model).application();
    if (current.flatMap(one -> HeldControls.refusal(model, one.application())).isPresent()) {
      return offers;
    }
    for (StepOffer offer : current.map(Assessment::offers).orElse(List.of())) {
      if (offer.allowed()
          && offer.command().isPresent()
          && offer.confirmation() == Confirmation.NONE) {
        offers.add(
            Offered.in(
                model, Offered.Place.KEY_BAR, Optional.of(offer.step()), offer.command().get()));
      }
    }
    return offers;
  }
}
