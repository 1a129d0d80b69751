package gunitop.ui.dialog;

import gunitop.ui.Dialog;
import gunitop.ui.Effect;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.OpenScreen;
import gunitop.ui.Result;
import gunitop.ui.log.LogReading;
import gunitop.ui.preferences.SetupKeys;
import java.util.Optional;

/** What keys do while a dialog is open. */
public final class DialogKeys {
  private static final int PAGE = 10;

  /** More than a page. */
  private static final int FAR = 1000;

  private DialogKeys() {}

  public static Result press(Model model, Dialog dialog, Key key, long nanos) {
    if (key.equals(new Key.Control('Z'))) {
      return Result.of(model, new Effect.Suspend());
    }
    if (key.equals(new Key.Control('L'))) {
      return Result.of(model, new Effect.Redraw());
    }
    if (dialog instanceof Dialog.Confirm confirm) {
      return Result.of(ConfirmKeys.press(model, confirm, key, nanos));
    }
    if (dialog instanceof Dialog.Prompt prompt) {
      return Result.of(PromptKeys.press(model, prompt, key));
    }
    if (isNamed(key, Key.Name.ESCAPE) || isNamed(key, Key.Name.F10)) {
      return Result.of(model.withoutDialog());
    }
    if (dialog instanceof Dialog.Message message) {
      return Result.of(message(model, message, key));
    }
    if (dialog instanceof Dialog.Help help) {
      return Result.of(
          scroll(key, help.scroll())
              .map(lines -> model.with(new Dialog.Help(lines)))
              .orElse(model.withoutDialog()));
    }
    if (dialog instanceof Dialog.Setup setup) {
      return Result.of(SetupKeys.press(model, setup, key));
    }
    if (dialog instanceof Dialog.Log log) {
      return log(model, log, key);
    }
    if (dialog instanceof Dialog.Listed listed) {
      return Result.of(listed(model, listed, key));
    }
    if (dialog instanceof Dialog.Detail detail && key.equals(new Key.Typed('v'))) {
      return Result.of(
          model.with(new Dialog.Detail(detail.process(), detail.scroll(), !detail.secrets())));
    }
    if (dialog instanceof Dialog.Detail detail) {
      return Result.of(
          scroll(key, detail.scroll())
              .map(
                  lines -> model.with(new Dialog.Detail(detail.process(), lines, detail.secrets())))
              .orElse(model.withoutDialog()));
    }
    return Result.of(MenuKeys.press(model, dialog, key));
  }

  static boolean isNamed(Key key, Key.Name name) {
    return key.equals(new Key.Named(name));
  }

  private static Model message(Model model, Dialog.Message message, Key key) {
    boolean opens = isNamed(key, Key.Name.ENTER) && message.opens().isPresent();
    return opens
        ? OpenScreen.upgradeOf(model, message.opens().get())
            .orElseGet(() -> model.withoutDialog().mentioning("That process has exited meanwhile"))
        : model.withoutDialog();
  }

  private static Model listed(Model model, Dialog.Listed listed, Key key) {
    if (key.equals(new Key.Typed('v'))) {
      return model.with(listed.unveiled());
    }
    return scroll(key, listed.scroll())
        .map(line -> model.with(listed.scrolledTo(line)))
        .orElse(model.withoutDialog());
  }

  private static Result log(Model model, Dialog.Log log, Key key) {
    if (isNamed(key, Key.Name.TAB)) {
      return LogReading.show(model, log.next());
    }
    if (isNamed(key, Key.Name.HOME)) {
      return Result.of(model.with(log.scrolledBack(Integer.MAX_VALUE)));
    }
    if (isNamed(key, Key.Name.END)) {
      return Result.of(model.with(log.scrolledBack(0)));
    }
    // The help scrolls forward with growing lines, a log with shrinking ones.
    return Result.of(
        scroll(key, FAR)
            .map(line -> model.with(log.scrolledBack(log.back() + FAR - line)))
            .orElse(model.withoutDialog()));
  }

  private static Optional<Integer> scroll(Key key, int from) {
    if (!(key instanceof Key.Named named)) {
      return Optional.empty();
    }
    return switch (named.name()) {
      case UP -> Optional.of(Math.max(0, from - 1));
      case DOWN -> Optional.of(from + 1);
      case PAGE_UP -> Optional.of(Math.max(0, from - PAGE));
      case PAGE_DOWN -> Optional.of(from + PAGE);
      case HOME -> Optional.of(0);
      default -> Optional.empty();
    };
  }
}
