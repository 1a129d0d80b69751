package gunitop.ui.program;

import gunitop.ui.Dialog;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.Screen;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.StepOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which signals a single key would send, as a model's frame shows them. */
public final class OnScreen {
  private OnScreen() {}

  public static List<Offered> offers(Model model) {
    if (model.size().isTooSmall()) {
      return List.of();
    }
    if (model.dialog().isPresent()) {
      return model.dialog().get() instanceof Dialog.Confirm confirm
          ? List.of(confirm.offered())
          : List.of();
    }
    Optional<Assessment> current = model.upgrade().current();
    if (model.screen() != Screen.UPGRADE || current.isEmpty()) {
      return List.of();
    }
    List<Offered> offers = new ArrayList<>();
    for (StepOffer offer : current.get().offers()) {
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
