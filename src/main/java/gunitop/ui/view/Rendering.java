package gunitop.ui.view;

import gunitop.ui.Dialog;
import gunitop.ui.Model;
import gunitop.ui.Screen;
import gunitop.ui.frame.Frame;

/** Renders a model into a frame: the screen, and what lies over it. */
public final class Rendering {
  private Rendering() {}

  /** The frame that shows this model, of the terminal's size. */
  public static Frame frame(Model model) {
    Canvas canvas = Canvas.of(model);
    if (model.size().isTooSmall()) {
      TooSmallView.draw(canvas);
      return canvas.frame();
    }
    if (model.dialog().orElse(null) instanceof Dialog.Help help) {
      HelpView.draw(canvas, help);
      return canvas.frame();
    }
    if (model.dialog().orElse(null) instanceof Dialog.Log log) {
      LogView.draw(canvas, log);
      return canvas.frame();
    }
    if (model.screen() == Screen.TREE) {
      TreeView.draw(canvas);
    } else {
      UpgradeView.draw(canvas);
    }
    model.dialog().ifPresent(dialog -> DialogView.draw(canvas, dialog));
    return canvas.frame();
  }
}
