package gunitop.ui.view;

import gunitop.ui.Model;
import gunitop.ui.Spot;
import gunitop.ui.frame.Frame;
import gunitop.ui.frame.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame being drawn, with what every view needs to draw.
 *
 * @param frame the cells
 * @param glyphs the characters
 * @param model what is drawn
 * @param spots what the mouse can point at; a later one lies over an earlier one
 */
record Canvas(Frame frame, Glyphs glyphs, Model model, List<Picture.Placed> spots) {

  static Canvas of(Model model) {
    Frame frame = new Frame(model.size().columns(), model.size().rows());
    return new Canvas(frame, Glyphs.of(model.options().unicode()), model, new ArrayList<>());
  }

  int columns() {
    return frame.columns();
  }

  int rows() {
    return frame.rows();
  }

  /** Writes text, its cut made visible at {@code limit}; returns the column behind it. */
  int put(int column, int row, int limit, String text, Style style) {
    return frame.put(column, row, limit, glyphs.fit(text, limit - column), style);
  }

  /** Writes text that ends before {@code end}. */
  void putRight(int end, int row, String text, Style style) {
    frame.put(end - text.length(), row, end, text, style);
  }

  /** A part of a row that the mouse can point at. */
  void spot(int column, int row, int limit, Spot spot) {
    spots.add(new Picture.Placed(new Area(column, row, limit - column, 1), spot));
  }

  /** Blanks a part of a row in this style. */
  void fill(int column, int row, int limit, Style style) {
    frame.put(column, row, limit, " ".repeat(Math.max(0, limit - column)), style);
  }

  /** A border with a title in its upper edge. */
  void box(Area area, String title, Style titleStyle, Style border) {
    int right = area.x() + area.width() - 1;
    int bottom = area.y() + area.height() - 1;
    String edge = String.valueOf(glyphs.horizontal()).repeat(Math.max(0, area.width() - 2));
    String corners = glyphs.corners();
    frame.put(area.x(), area.y(), corners.charAt(0) + edge + corners.charAt(1), border);
    frame.put(area.x(), bottom, corners.charAt(2) + edge + corners.charAt(3), border);
    for (int row = area.y() + 1; row < bottom; row++) {
      frame.put(area.x(), row, String.valueOf(glyphs.vertical()), border);
      frame.put(right, row, String.valueOf(glyphs.vertical()), border);
    }
    if (!title.isEmpty()) {
      put(area.x() + 1, area.y(), right, " " + title + " ", titleStyle);
    }
  }
}
