package gunitop.ui.program;

import gunitop.ui.ClickTarget;
import gunitop.ui.Dialog;
import gunitop.ui.Intent;
import gunitop.ui.Key;
import gunitop.ui.Keymap;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import gunitop.ui.Screen;
import gunitop.ui.SortKey;
import gunitop.ui.dialog.DialogKeys;
import gunitop.ui.dialog.MenuKeys;
import gunitop.ui.tree.TreeKeys;
import gunitop.ui.tree.TreeOptions;
import gunitop.ui.tree.TreeState;
import gunitop.ui.upgrade.UpgradeKeys;
import java.util.Optional;

/** What the mouse does: it selects, sorts, scrolls and opens; no signal is ever sent by it. */
final class Pointing {
  private static final int WHEEL_LINES = 3;

  private Pointing() {}

  static Result act(Model model, Msg.Pointed pointed) {
    return switch (pointed.action()) {
      case PRESS -> pointed.spot().map(spot -> pressed(model, spot)).orElse(Result.of(model));
      case WHEEL_UP -> wheel(model, pointed.spot(), -WHEEL_LINES);
      case WHEEL_DOWN -> wheel(model, pointed.spot(), WHEEL_LINES);
      default -> Result.of(model);
    };
  }

  private static Result pressed(Model model, ClickTarget spot) {
    if (spot instanceof ClickTarget.Entry entry) {
      return MenuKeys.pointed(model, entry.index());
    }
    if (model.dialog().isPresent()) {
      return Result.of(model);
    }
    if (spot instanceof ClickTarget.Line line) {
      return Result.of(selected(model, line));
    }
    if (spot instanceof ClickTarget.Heading heading) {
      return Result.of(sorted(model, heading.order()));
    }
    if (spot instanceof ClickTarget.StepKey step) {
      return Result.of(
          model.mentioning("The mouse sends no signal: press " + step.key() + " to send it"));
    }
    Key key = ((ClickTarget.Footer) spot).key();
    boolean signals = Keymap.of(model.screen()).intent(key).flatMap(Intent::step).isPresent();
    return signals ? Result.of(model) : KeyPress.act(model, key, model.sight().nanos());
  }

  private static Model selected(Model model, ClickTarget.Line line) {
    if (model.screen() == Screen.UPGRADE) {
      return model.with(model.upgrade().on(line.process()));
    }
    TreeState tree = model.tree();
    TreeState free = tree.with(tree.hands().following(false).typing(""));
    return model.with(free.on(line.process()));
  }

  private static Model sorted(Model model, SortKey order) {
    TreeOptions options = model.tree().options();
    return TreeKeys.renewed(
        model,
        options.sort() == order
            ? options.withInverted(!options.inverted())
            : options.withSort(order));
  }

  private static Result wheel(Model model, Optional<ClickTarget> spot, int lines) {
    if (model.dialog().isPresent()) {
      return Result.of(dialog(model, model.dialog().get(), lines));
    }
    if (model.screen() == Screen.TREE) {
      TreeState tree = model.tree();
      return Result.of(
          model.with(tree.with(tree.hands().following(false)).moved(tree.row() + lines)));
    }
    return Result.of(
        spot.orElse(null) instanceof ClickTarget.Line
            ? model.with(model.upgrade().moved(lines))
            : UpgradeKeys.scrolled(model, -lines));
  }

  private static Model dialog(Model model, Dialog dialog, int lines) {
    Key key = new Key.Named(lines < 0 ? Key.Name.UP : Key.Name.DOWN);
    boolean scrolls =
        dialog instanceof Dialog.Help
            || dialog instanceof Dialog.Detail
            || dialog instanceof Dialog.Listed
            || dialog instanceof Dialog.Log;
    boolean moves =
        dialog instanceof Dialog.SignalMenu
            || dialog instanceof Dialog.SortMenu
            || dialog instanceof Dialog.UserMenu
            || dialog instanceof Dialog.Setup;
    int times = scrolls ? Math.abs(lines) : moves ? 1 : 0;
    Model next = model;
    for (int i = 0; i < times && next.dialog().isPresent(); i++) {
      next = DialogKeys.press(next, next.dialog().get(), key, next.sight().nanos()).model();
    }
    return next;
  }
}
