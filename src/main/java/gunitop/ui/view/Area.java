package gunitop.ui.view;

/**
 * A rectangle of cells.
 *
 * @param x its first column
 * @param y its first row
 * @param width in columns
 * @param height in rows
 */
record Area(int x, int y, int width, int height) {

  /** The first column behind it. */
  int right() {
    return x + width;
  }

  /** The first row below it. */
  int bottom() {
    return y + height;
  }

  boolean contains(int column, int row) {
    return column >= x && column < right() && row >= y && row < bottom();
  }

  /** What lies within its border. */
  Area inside() {
    return new Area(x + 1, y + 1, width - 2, height - 2);
  }

  /** In the middle of a screen. */
  static Area centred(int columns, int rows, int width, int height) {
    int w = Math.min(width, columns - 2);
    int h = Math.min(height, rows - 2);
    return new Area((columns - w) / 2, Math.max(0, (rows - h) / 3), w, h);
  }
}
