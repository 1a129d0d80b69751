package gunitop.ui.dialog;

import gunitop.ui.Canvas;
import gunitop.ui.Dialog;

/** Draws whichever dialog lies over the screen. */
public final class DialogView {
  private DialogView() {}

  public static void draw(Canvas canvas, Dialog dialog) {
    if (dialog instanceof Dialog.Confirm confirm) {
      ConfirmView.draw(canvas, confirm);
    } else if (dialog instanceof Dialog.Message message) {
      MessageView.draw(canvas, message);
    } else if (dialog instanceof Dialog.Detail detail) {
      DetailView.draw(canvas, detail);
    } else if (dialog instanceof Dialog.Prompt prompt) {
      PromptView.draw(canvas, prompt);
    } else {
      MenuView.draw(canvas, dialog);
    }
  }
}
