package gunitop.ui.dialog;

import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.Scrolling;

/** The help of the screen below, scrolled down by {@code scroll} lines. */
public record HelpDialog(int scroll) implements Dialog {
  @Override
  public Result press(Model model, Key key, long nanos) {
    return Result.of(
        Scrolling.by(key, scroll)
            .map(lines -> model.with(new HelpDialog(lines)))
            .orElse(model.withoutDialog()));
  }

  @Override
  public void draw(Canvas canvas) {
    HelpView.draw(canvas, scroll);
  }

  @Override
  public Layer layer() {
    return Layer.PAGE;
  }
}
