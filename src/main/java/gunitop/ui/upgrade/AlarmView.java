package gunitop.ui.upgrade;

import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import java.util.List;

/** What costs requests now, in full-width lines right under the header. */
final class AlarmView {
  private static final int MOST_ROWS = 2;

  private AlarmView() {}

  /** How many rows it needs: none where all is quiet. */
  static int height(Canvas canvas, Assessment assessment) {
    return lines(canvas, assessment).size();
  }

  static void draw(Canvas canvas, Assessment assessment, int top) {
    int row = top;
    for (String line : lines(canvas, assessment)) {
      canvas.fill(0, row, canvas.columns(), Style.ALARM);
      canvas.put(1, row++, canvas.columns(), line, Style.ALARM);
    }
  }

  private static List<String> lines(Canvas canvas, Assessment assessment) {
    Alarm alarm = assessment.alarm();
    return alarm.isRaised()
        ? Wrapped.lines(
            text(canvas.model(), alarm), canvas.columns() - 1, MOST_ROWS, canvas.glyphs())
        : List.of();
  }

  private static String text(Model model, Alarm alarm) {
    return alarm.text(
        model.host().snapshot().map(Snapshot::monotonicNanos).orElse(alarm.sinceNanos()));
  }
}
