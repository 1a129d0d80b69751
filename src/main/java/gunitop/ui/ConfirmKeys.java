package gunitop.ui;

import gunitop.upgrade.Confirmation;

/** The answer to the question whether a signal shall be sent. */
final class ConfirmKeys {
  private ConfirmKeys() {}

  static Model press(Model model, Dialog.Confirm confirm, Key key, long nanos) {
    return confirm.kind() == Confirmation.TYPE
        ? typed(model, confirm, key, nanos)
        : yes(model, confirm, key, nanos);
  }

  private static Model yes(Model model, Dialog.Confirm confirm, Key key, long nanos) {
    return key.equals(new Key.Typed('y'))
        ? Stepping.arm(model, confirm.offered(), nanos)
        : cancelled(model, confirm);
  }

  private static Model typed(Model model, Dialog.Confirm confirm, Key key, long nanos) {
    String text = confirm.typed();
    if (key instanceof Key.Typed letter && text.length() < confirm.word().length()) {
      return model.with(confirm.typing(text + Character.toString(letter.codePoint())));
    }
    if (key instanceof Key.Typed) {
      return model;
    }
    if (DialogKeys.isNamed(key, Key.Name.BACKSPACE) && !text.isEmpty()) {
      return model.with(confirm.typing(text.substring(0, text.length() - 1)));
    }
    return DialogKeys.isNamed(key, Key.Name.ENTER) && text.equals(confirm.word())
        ? Stepping.arm(model, confirm.offered(), nanos)
        : cancelled(model, confirm);
  }

  private static Model cancelled(Model model, Dialog.Confirm confirm) {
    Model closed = model.withoutDialog();
    return closed
        .with(closed.upgrade().drainingOn(false))
        .mentioning("Cancelled: " + confirm.offered().command().text() + " was not sent");
  }
}
