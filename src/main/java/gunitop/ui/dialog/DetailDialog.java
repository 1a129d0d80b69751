package gunitop.ui.dialog;

import gunitop.process.ProcessId;
import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.Scrolling;

/**
 * All that is known of one process.
 *
 * @param scroll by how many lines it is scrolled down
 * @param secrets whether values that look like secrets are shown
 */
public record DetailDialog(ProcessId process, int scroll, boolean secrets) implements Dialog {
  /** From the top, secrets masked. */
  public static DetailDialog of(ProcessId process) {
    return new DetailDialog(process, 0, false);
  }

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (key.equals(new Key.Typed('v'))) {
      return Result.of(model.with(new DetailDialog(process, scroll, !secrets)));
    }
    return Result.of(
        Scrolling.by(key, scroll)
            .map(lines -> model.with(new DetailDialog(process, lines, secrets)))
            .orElse(model.withoutDialog()));
  }

  @Override
  public void draw(Canvas canvas) {
    DetailView.draw(canvas, this);
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }
}
