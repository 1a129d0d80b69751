package gunitop.ui;

import gunitop.process.Printable;
import gunitop.ui.frame.Area;
import gunitop.ui.frame.Frame;
import gunitop.ui.frame.Glyphs;
import gunitop.ui.frame.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame being drawn, with what every view needs to draw.
 *
 * @param frame the cells
 * @param glyphs the characters
 * @param model what is drawn
 * @param targets what the mouse can point at; a later one lies over an earlier one
 */
public record Canvas(Frame frame, Glyphs glyphs, Model model, List<Picture.Placed> targets) {

  private static final int TARGETS = 64;

  /** Draws this model into an empty frame. */
  public static Canvas of(Model model, Frame empty) {
    Glyphs glyphs = Glyphs.of(model.options().unicode());
    return new Canvas(empty, glyphs, model, new ArrayList<>(TARGETS));
  }

  public int columns() {
    return frame.columns();
  }

  public int rows() {
    return frame.rows();
  }

  /** Writes text, its cut made visible at {@code limit}; returns the column behind it. */
  public int put(int column, int row, int limit, String text, Style style) {
    int width = limit - column;
    if (!Printable.isPlain(text, width)) {
      return frame.put(column, row, limit, glyphs.fit(text, width), style);
    }
    if (text.length() <= width || width < 1) {
      return width < 1 ? column : frame.put(column, row, limit, text, style);
    }
    int next = frame.put(column, row, limit - 1, text, style);
    return frame.put(next, row, limit, glyphs.ellipsis(), style);
  }

  /** Writes text that ends before {@code end}. */
  public void putRight(int end, int row, String text, Style style) {
    frame.put(end - text.length(), row, end, text, style);
  }

  /** Writes text aligned in a column of a table, which it may exceed. */
  public void cell(
      int column, int row, int limit, int width, boolean right, String text, Style style) {
    int from = right ? column + Math.max(0, width - text.length()) : column;
    frame.fill(column, row, Math.min(from, limit), ' ', style);
    int next = put(from, row, limit, text, style);
    frame.fill(next, row, Math.min(column + width, limit), ' ', style);
  }

  /** A part of a row that the mouse can point at. */
  public void target(int column, int row, int limit, ClickTarget target) {
    targets.add(new Picture.Placed(new Area(column, row, limit - column, 1), target));
  }

  /** Blanks a part of a row in this style. */
  public void fill(int column, int row, int limit, Style style) {
    frame.fill(column, row, limit, ' ', style);
  }

  /** A border with a title in its upper edge. */
  public void box(Area area, String title, Style titleStyle, Style border) {
    int right = area.x() + area.width() - 1;
    int bottom = area.y() + area.height() - 1;
    edge(area, area.y(), 0, border);
    edge(area, bottom, 2, border);
    for (int row = area.y() + 1; row < bottom; row++) {
      frame.fill(area.x(), row, area.x() + 1, glyphs.vertical(), border);
      frame.fill(right, row, right + 1, glyphs.vertical(), border);
    }
    if (!title.isEmpty()) {
      put(area.x() + 1, area.y(), right, " " + title + " ", titleStyle);
    }
  }

  private void edge(Area area, int row, int corner, Style border) {
    int right = area.right() - 1;
    frame.fill(area.x(), row, right, glyphs.horizontal(), border);
    frame.fill(area.x(), row, area.x() + 1, glyphs.corners().charAt(corner), border);
    frame.fill(right, row, area.right(), glyphs.corners().charAt(corner + 1), border);
  }
}
