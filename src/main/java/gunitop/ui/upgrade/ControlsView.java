package gunitop.ui.upgrade;

import gunitop.hands.Controls;
import gunitop.ui.Canvas;
import gunitop.ui.HeldControls;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.upgrade.Assessment;
import java.util.List;

/** Under the header: who holds the controls, where that is not this program or is unknown. */
final class ControlsView {
  private static final int MOST_ROWS = 2;

  private ControlsView() {}

  /** How many rows it needs: none where the controls are ours. */
  static int height(Canvas canvas, Assessment assessment) {
    return lines(canvas, assessment).size();
  }

  static void draw(Canvas canvas, Assessment assessment, int top) {
    int row = top;
    for (String line : lines(canvas, assessment)) {
      canvas.fill(0, row, canvas.columns(), Style.STAGE);
      canvas.put(1, row++, canvas.columns(), line, Style.STAGE);
    }
  }

  private static List<String> lines(Canvas canvas, Assessment assessment) {
    return canvas.model().options().readonly()
        ? List.of()
        : HeldControls.of(canvas.model(), assessment.application())
            .map(ControlsView::text)
            .filter(text -> !text.isEmpty())
            .map(text -> Wrapped.lines(text, canvas.columns() - 1, MOST_ROWS, canvas.glyphs()))
            .orElse(List.of());
  }

  private static String text(Controls controls) {
    if (controls instanceof Controls.Others others) {
      return "You observe: " + others.holder().text() + " holds the controls. g takes them over.";
    }
    return controls instanceof Controls.Unknown unknown
        ? "Whether another gunitop holds the controls is unknown: " + unknown.reason() + "."
        : "";
  }
}
