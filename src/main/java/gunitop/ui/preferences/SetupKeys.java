package gunitop.ui.preferences;

import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Key.Name;
import gunitop.ui.Model;
import gunitop.ui.Notify;
import gunitop.ui.Palette;
import gunitop.ui.Setup;
import gunitop.ui.dialog.MenuKeys;
import java.time.Duration;
import java.util.List;

/** The setup is open: move, change. Every change acts, and is kept, at once. */
public final class SetupKeys {
  private static final List<Duration> DELAYS =
      List.of(1L, 2L, 5L, 10L, 15L, 20L, 30L, 50L, 100L).stream()
          .map(tenths -> Duration.ofMillis(100 * tenths))
          .toList();

  private SetupKeys() {}

  public static Model press(Model model, Dialog.Setup setup, Key key) {
    if (key.equals(new Key.Typed(' '))) {
      return changed(model, setup, 1);
    }
    if (!(key instanceof Key.Named named)) {
      return key.equals(new Key.Typed('q')) ? model.withoutDialog() : model;
    }
    if (named.name() == Name.ENTER || named.name() == Name.RIGHT) {
      return changed(model, setup, 1);
    }
    if (named.name() == Name.LEFT) {
      return changed(model, setup, -1);
    }
    int last = Dialog.Setup.entries().size() - 1;
    return model.with(new Dialog.Setup(MenuKeys.moved(setup.cursor(), last, named.name())));
  }

  /** With the selected entry changed to its next value, or to the one before it. */
  public static Model changed(Model model, Dialog.Setup dialog, int by) {
    Setup setup = model.setup();
    Dialog.Setup.Entry entry = Dialog.Setup.entries().get(dialog.cursor());
    return model.with(
        switch (entry.kind()) {
          case THEME -> {
            int count = Palette.values().length;
            yield setup.with(Palette.values()[(setup.palette().ordinal() + by + count) % count]);
          }
          case DELAY -> setup.with(delay(setup.delay(), by));
          case NOTIFY -> {
            int count = Notify.values().length;
            yield setup.with(Notify.values()[(setup.notice().ordinal() + by + count) % count]);
          }
          case COLUMN -> setup.toggled(entry.column().orElseThrow());
        });
  }

  private static Duration delay(Duration now, int by) {
    return by > 0
        ? DELAYS.stream().filter(one -> one.compareTo(now) > 0).findFirst().orElse(now)
        : DELAYS.stream()
            .filter(one -> one.compareTo(now) < 0)
            .reduce((first, second) -> second)
            .orElse(now);
  }
}
