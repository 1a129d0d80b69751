package gunitop.ui.program;

import gunitop.ui.Briefing;
import gunitop.ui.Canvas;
import gunitop.ui.Picture;
import gunitop.ui.Segments;
import gunitop.ui.Size;
import gunitop.ui.frame.Area;
import gunitop.ui.frame.Frame;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import java.util.ArrayList;
import java.util.List;

/** The lines above every view of a rehearsal: that nothing is real, the goal, the client. */
final class BriefingView {
  /** A column at either edge, and the gap behind the title. */
  private static final int AROUND = 4;

  private BriefingView() {}

  /** The whole screen: these lines, and below them the view that was drawn. */
  static Picture over(Canvas view, Briefing briefing) {
    Size size = view.model().size();
    Frame whole = new Frame(size.columns(), size.rows() + size.reserved());
    whole.paste(view.frame(), size.reserved());
    draw(new Canvas(whole, view.glyphs(), view.model(), view.targets()), briefing, size.reserved());
    List<Picture.Placed> targets = new ArrayList<>();
    for (Picture.Placed placed : view.targets()) {
      Area at = placed.area();
      Area below = new Area(at.x(), at.y() + size.reserved(), at.width(), at.height());
      targets.add(new Picture.Placed(below, placed.target()));
    }
    return new Picture(whole, targets);
  }

  private static void draw(Canvas canvas, Briefing briefing, int rows) {
    String said = briefing.verdict().orElse("Goal: " + briefing.goal() + ".");
    if (rows == 1) {
      new Segments()
          .left(briefing.title(), Style.WARNING, 0)
          .left(
              canvas.glyphs().fit(said, canvas.columns() - briefing.title().length() - AROUND),
              style(briefing),
              1)
          .draw(canvas, 1, 0, canvas.columns() - 1);
      return;
    }
    List<String> text = Wrapped.lines(said, canvas.columns() - 2, 2, canvas.glyphs());
    boolean clientBelow = text.size() == 1 && rows > 2;
    new Segments()
        .left(briefing.title(), Style.WARNING, 0)
        .left(clientBelow ? "" : briefing.client(), Style.BRIGHT, 1)
        .right("on disk: " + briefing.disk() + " (c swaps)", Style.NORMAL, 3)
        .right("{ } speed x" + number(briefing.speed()), Style.NORMAL, 2)
        .draw(canvas, 1, 0, canvas.columns() - 1);
    for (int i = 0; i < text.size() && i + 1 < rows; i++) {
      canvas.put(1, i + 1, canvas.columns() - 1, text.get(i), style(briefing));
    }
    if (clientBelow) {
      canvas.put(1, 2, canvas.columns() - 1, "Client: " + briefing.client(), Style.NORMAL);
    }
  }

  private static Style style(Briefing briefing) {
    return briefing
        .closing()
        .map(end -> end.good() ? Style.GOOD : Style.BLOCKER)
        .orElse(Style.BRIGHT);
  }

  private static String number(double speed) {
    return speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed);
  }
}
