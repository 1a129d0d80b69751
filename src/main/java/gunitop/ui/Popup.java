package gunitop.ui;

import gunitop.ui.frame.Area;
import gunitop.ui.frame.Style;
import java.util.List;

/** A box in the middle of the screen with lines of text in it. */
public final class Popup {
  private static final int MARGIN = 2;

  private Popup() {}

  /**
   * One line.
   *
   * @param text cut where it is too wide
   * @param style how it looks
   */
  public record Line(String text, Style style) {}

  /** The width for text in a box that is as wide as fits and reads well. */
  public static int textWidth(Canvas canvas) {
    return Math.min(76, canvas.columns() - 4) - 2 - 2 * MARGIN;
  }

  /** Draws the box with these lines, and an empty one above and below. */
  public static void draw(Canvas canvas, String title, List<Line> lines) {
    int width = textWidth(canvas) + 2 + 2 * MARGIN;
    Area area = Area.centred(canvas.columns(), canvas.rows(), width, lines.size() + 4);
    for (int row = area.y(); row < area.bottom(); row++) {
      canvas.fill(area.x(), row, area.right(), Style.DIALOG);
    }
    canvas.box(area, title, Style.TITLE, Style.BRIGHT);
    int room = area.height() - 3;
    for (int i = 0; i < Math.min(lines.size(), room); i++) {
      Line line = lines.get(i);
      canvas.put(
          area.x() + 1 + MARGIN,
          area.y() + 2 + i,
          area.right() - 1 - MARGIN,
          line.text(),
          line.style());
    }
  }
}
