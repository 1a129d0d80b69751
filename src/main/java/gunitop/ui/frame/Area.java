package gunitop.ui.frame;

/**
 * A rectangle of cells.
 *
 * @param x its first column
 * @param y its first row
 * @param width in columns
 * @param height in rows
 */
public record Area(int x, int y, int width, int height) {

  /** The first column behind it. */
  public int right() {
    return x + width;
  }

  /** The first row below it. */
  public int bottom() {
    return y + height;
  }

  public boolean contains(int column, int row) {
    return column >= x && column < right() && row >= y && row < bottom();
  }

  /** What lies within its border. */
  public Area inside() {
    return new Area(x + 1, y + 1, width - 2, height - 2);
  }

  /** In the middle of a screen. */
  public static Area centred(int columns, int rows, int width, int height) {
    int w = Math.min(width, columns - 2);
    int h = Math.min(height, rows - 2);
    return new Area((columns - w) / 2, Math.max(0, (rows - h) / 3), w, h);
  }
}
