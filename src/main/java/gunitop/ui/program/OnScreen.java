package gunitop.ui.program;

import gunitop.ui.Dialog;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import java.util.List;

/** Which signals a single key would send, as a model's frame shows them. */
final class OnScreen {
  private OnScreen() {}

  static List<Offered> offers(Model model) {
    if (model.size().isTooSmall()) {
      return List.of();
    }
    return model.dialog().isPresent()
        ? model.dialog().flatMap(Dialog::question).stream().toList()
        : model.open().offers(model);
  }
}
