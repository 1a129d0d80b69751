package gunitop.ui.program;

import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Model;
import gunitop.ui.Picture;
import gunitop.ui.Size;
import gunitop.ui.frame.Frame;
import java.util.Optional;

/** Renders a model into a frame: the screen, and what lies over it. */
public final class Rendering {
  private Frame frame = new Frame(0, 0);

  /** A rendering that draws one picture after the other into the same cells. */
  public Rendering() {}

  /** The picture of this model; good until the next one is asked for. */
  public Picture next(Model model) {
    Size size = model.size();
    if (frame.columns() != size.columns() || frame.rows() != size.rows()) {
      frame = new Frame(size.columns(), size.rows());
    } else {
      frame.clear();
    }
    return picture(model, frame);
  }

  /** The frame that shows this model, of the terminal's size. */
  public static Frame frame(Model model) {
    return picture(model).frame();
  }

  /** The same, with what the mouse can point at. */
  public static Picture picture(Model model) {
    return picture(model, new Frame(model.size().columns(), model.size().rows()));
  }

  private static Picture picture(Model model, Frame empty) {
    Canvas canvas = Canvas.of(model, empty);
    draw(canvas, model);
    return model
        .host()
        .briefing()
        .map(briefing -> BriefingView.over(canvas, briefing))
        .orElseGet(() -> new Picture(canvas.frame(), canvas.targets()));
  }

  private static void draw(Canvas canvas, Model model) {
    if (model.size().isTooSmall()) {
      TooSmallView.draw(canvas);
      return;
    }
    Optional<Dialog> dialog = model.dialog();
    if (dialog.filter(one -> one.layer().coversScreen()).isEmpty()) {
      model.open().draw(canvas);
    }
    if (dialog.isPresent()) {
      // What lies below a dialog cannot be pointed at.
      canvas.targets().clear();
      dialog.get().draw(canvas);
    }
  }
}
