package gunitop.ui.frame;

import gunitop.process.Printable;
import java.util.Arrays;

/**
 * A screenful of cells: one {@code char} and one {@link Style} each. Written by one view after the
 * other, then handed over; not changed while somebody looks at it. What falls outside is cut off.
 */
public final class Frame {
  private static final Style[] STYLES = Style.values();

  private final int columns;
  private final int rows;
  private final char[] characters;
  private final byte[] styles;

  /** An empty frame. */
  public Frame(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.characters = new char[columns * rows];
    this.styles = new byte[columns * rows];
    clear();
  }

  /** Makes it empty again: blanks in {@link Style#NORMAL}. */
  public void clear() {
    Arrays.fill(characters, ' ');
    Arrays.fill(styles, (byte) Style.NORMAL.ordinal());
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
    return STYLES[styles[row * columns + column]];
  }

  /** Whether a row holds the same cells as that row of another frame of this width. */
  public boolean isSameRow(Frame other, int row) {
    int from = row * columns;
    int to = from + columns;
    return Arrays.equals(characters, from, to, other.characters, from, to)
        && Arrays.equals(styles, from, to, other.styles, from, to);
  }

  /** Whether a cell is the same as that of another frame of this width. */
  public boolean isSameCell(Frame other, int column, int row) {
    int at = row * columns + column;
    return characters[at] == other.characters[at] && styles[at] == other.styles[at];
  }

  /** Copies a row of another frame of this width. */
  public void copyRow(Frame other, int row) {
    System.arraycopy(other.characters, row * columns, characters, row * columns, columns);
    System.arraycopy(other.styles, row * columns, styles, row * columns, columns);
  }

  /**
   * Writes text, sanitised, from a cell on; returns the column behind it.
   *
   * @param limit the first column that must not be written
   */
  public int put(int column, int row, int limit, String text, Style style) {
    int end = Math.min(limit, columns);
    boolean plain = Printable.isPlain(text, end - column);
    String clean = plain ? text : Printable.of(text, end - column);
    int x = column;
    for (int i = 0; i < clean.length() && x < end; i++, x++) {
      set(x, row, clean.charAt(i), style);
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

  /**
   * Fills cells of a row with one character.
   *
   * @param limit the first column that must not be written
   * @param c a character of one visible column
   */
  public void fill(int column, int row, int limit, char c, Style style) {
    for (int x = Math.max(0, column); x < Math.min(limit, columns); x++) {
      set(x, row, c, style);
    }
  }

  /** Gives every cell of a part of a row this style, keeping the characters. */
  public void paint(int column, int row, int limit, Style style) {
    if (row >= 0 && row < rows) {
      for (int x = Math.max(0, column); x < Math.min(limit, columns); x++) {
        styles[row * columns + x] = (byte) style.ordinal();
      }
    }
  }

  private void set(int x, int row, char c, Style style) {
    if (x >= 0 && x < columns && row >= 0 && row < rows) {
      characters[row * columns + x] = c;
      styles[row * columns + x] = (byte) style.ordinal();
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
