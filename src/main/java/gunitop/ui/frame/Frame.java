package gunitop.ui.frame;

import gunitop.process.Printable;
import java.util.Arrays;

/**
 * A screenful of cells: one {@code char} and one {@link Style} each. Written by one view after the
 * other, then handed over and never changed again. What falls outside is cut off.
 */
public final class Frame {
  private final int columns;
  private final int rows;
  private final char[] characters;
  private final Style[] styles;

  /** An empty frame. */
  public Frame(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.characters = new char[columns * rows];
    this.styles = new Style[columns * rows];
    Arrays.fill(characters, ' ');
    Arrays.fill(styles, Style.NORMAL);
  }

  /** The width in cells. */
  public int columns() {
    return columns;
  }

  /** The height in cells. */
  public int rows() {
    return rows;
  }

  /** The character of a cell; always one visible column. */
  public char characterAt(int column, int row) {
    return characters[row * columns + column];
  }

  /** The style of a cell. */
  public Style styleAt(int column, int row) {
    return styles[row * columns + column];
  }

  /**
   * Writes text, sanitised, from a cell on; returns the column behind it.
   *
   * @param limit the first column that must not be written
   */
  public int put(int column, int row, int limit, String text, Style style) {
    int end = Math.min(limit, columns);
    String clean = Printable.of(text, end - column);
    int x = column;
    for (int i = 0; i < clean.length() && x < end; i++, x++) {
      if (x >= 0 && row >= 0 && row < rows) {
        characters[row * columns + x] = clean.charAt(i);
        styles[row * columns + x] = style;
      }
    }
    return x;
  }

  /** Writes text up to the right edge; returns the column behind it. */
  public int put(int column, int row, String text, Style style) {
    return put(column, row, columns, text, style);
  }

  /** Copies another frame's cells, its first row to this one. */
  public void paste(Frame from, int row) {
    for (int y = 0; y < from.rows && row + y < rows; y++) {
      int length = Math.min(columns, from.columns);
      int to = (row + y) * columns;
      System.arraycopy(from.characters, y * from.columns, characters, to, length);
      System.arraycopy(from.styles, y * from.columns, styles, to, length);
    }
  }

  /** Gives every cell of a part of a row this style, keeping the characters. */
  public void paint(int column, int row, int limit, Style style) {
    if (row >= 0 && row < rows) {
      for (int x = Math.max(0, column); x < Math.min(limit, columns); x++) {
        styles[row * columns + x] = style;
      }
    }
  }

  /** One row as text, without trailing blanks. */
  public String rowText(int row) {
    return new String(characters, row * columns, columns).stripTrailing();
  }

  /** All rows as text, each ended by a newline: what golden screens hold. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      text.append(rowText(row)).append('\n');
    }
    return text.toString();
  }
}
