package gunitop.ui.dialog;

import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.upgrade.StepKeys;
import gunitop.ui.upgrade.StepQuestion;
import gunitop.upgrade.Alternative;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.StepOffer;
import java.util.Optional;

/** The answer to the question whether a signal shall be sent. */
final class ConfirmKeys {
  private ConfirmKeys() {}

  static Model press(Model model, Dialog.Confirm confirm, Key key, long nanos) {
    return confirm.kind() == Confirmation.TYPE
        ? typed(model, confirm, key, nanos)
        : yes(model, confirm, key, nanos);
  }

  private static Model yes(Model model, Dialog.Confirm confirm, Key key, long nanos) {
    if (confirm.other().isPresent() && key.equals(new Key.Typed('p'))) {
      return otherwise(model, confirm, confirm.other().get());
    }
    return key.equals(new Key.Typed('y'))
        ? StepKeys.arm(model, confirm.offered(), nanos)
        : cancelled(model, confirm);
  }

  /** Asks about the other way, as it is offered now. */
  private static Model otherwise(Model model, Dialog.Confirm confirm, Alternative other) {
    Optional<StepOffer> offer =
        model.upgrade().current().flatMap(now -> confirm.offered().step().map(now::offer));
    return offer
        .map(one -> model.with(StepQuestion.of(model, one, other)))
        .orElseGet(() -> cancelled(model, confirm));
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
        ? StepKeys.arm(model, confirm.offered(), nanos)
        : cancelled(model, confirm);
  }

  private static Model cancelled(Model model, Dialog.Confirm confirm) {
    Model closed = model.withoutDialog();
    return closed
        .with(closed.upgrade().drainingOn(false))
        .mentioning("Cancelled: " + confirm.offered().command().text() + " was not sent");
  }
}
