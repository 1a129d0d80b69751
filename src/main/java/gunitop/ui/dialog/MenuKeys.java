package gunitop.ui.dialog;

import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.SortKey;
import gunitop.ui.preferences.SetupKeys;
import gunitop.ui.tree.TreeKeys;
import gunitop.ui.tree.TreeOptions;
import java.util.Optional;

/** A menu is open: move, choose, leave. */
public final class MenuKeys {
  private MenuKeys() {}

  static Model press(Model model, Dialog dialog, Key key) {
    if (DialogKeys.isNamed(key, Key.Name.ENTER)) {
      return chosen(model, dialog);
    }
    return key instanceof Key.Named named ? model.with(moved(dialog, named.name())) : model;
  }

  /** An entry was clicked: it is selected; the next click chooses it, unless it is a signal. */
  public static Result pointed(Model model, int index) {
    Dialog dialog = model.dialog().orElseThrow();
    if (dialog instanceof Dialog.SignalMenu menu) {
      return Result.of(model.with(new Dialog.SignalMenu(menu.target(), menu.name(), index)));
    }
    if (dialog instanceof Dialog.Setup setup) {
      Dialog.Setup at = new Dialog.Setup(index);
      return Result.of(setup.equals(at) ? SetupKeys.changed(model, at, 1) : model.with(at));
    }
    Dialog at =
        dialog instanceof Dialog.UserMenu menu
            ? new Dialog.UserMenu(menu.users(), index)
            : new Dialog.SortMenu(index);
    return Result.of(dialog.equals(at) ? chosen(model, at) : model.with(at));
  }

  private static Model chosen(Model model, Dialog dialog) {
    if (dialog instanceof Dialog.SignalMenu menu) {
      return SignalTarget.confirm(model, menu);
    }
    Model closed = model.withoutDialog();
    TreeOptions options = model.tree().options();
    if (dialog instanceof Dialog.SortMenu menu) {
      return TreeKeys.renewed(closed, options.withSort(SortKey.values()[menu.cursor()]));
    }
    if (dialog instanceof Dialog.UserMenu menu) {
      Optional<String> user =
          menu.cursor() == 0 ? Optional.empty() : Optional.of(menu.users().get(menu.cursor() - 1));
      return TreeKeys.renewed(closed, options.withUser(user));
    }
    return closed;
  }

  private static Dialog moved(Dialog dialog, Key.Name name) {
    if (dialog instanceof Dialog.SignalMenu menu) {
      int last = Dialog.SignalMenu.SIGNALS.size() - 1;
      return new Dialog.SignalMenu(menu.target(), menu.name(), moved(menu.cursor(), last, name));
    }
    if (dialog instanceof Dialog.SortMenu menu) {
      return new Dialog.SortMenu(moved(menu.cursor(), SortKey.values().length - 1, name));
    }
    return dialog instanceof Dialog.UserMenu menu
        ? new Dialog.UserMenu(menu.users(), moved(menu.cursor(), menu.users().size(), name))
        : dialog;
  }

  public static int moved(int cursor, int last, Key.Name name) {
    int wanted =
        switch (name) {
          case UP -> cursor - 1;
          case DOWN -> cursor + 1;
          case PAGE_UP -> cursor - 10;
          case PAGE_DOWN -> cursor + 10;
          case HOME -> 0;
          case END -> last;
          default -> cursor;
        };
    return Math.max(0, Math.min(wanted, last));
  }
}
