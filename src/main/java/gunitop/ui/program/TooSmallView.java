package gunitop.ui.program;

import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.frame.Style;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;

/** What is shown where nothing else would fit. */
final class TooSmallView {
  private TooSmallView() {}

  static void draw(Canvas canvas) {
    Model model = canvas.model();
    int row = 0;
    String[] lines = {
      "Terminal too small:",
      model.size().columns()
          + "x"
          + (model.size().rows() + model.size().reserved())
          + ", needs 60x16.",
      "Still watching. q quits.",
    };
    for (String line : lines) {
      canvas.put(0, row++, canvas.columns(), line, Style.WARNING);
    }
    for (Assessment assessment : model.host().assessments()) {
      if (assessment.stage() != Stage.STEADY) {
        String text = assessment.stage() + " " + assessment.application().name();
        canvas.put(0, row++, canvas.columns(), text, Style.STAGE);
      }
    }
  }
}
