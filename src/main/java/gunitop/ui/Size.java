package gunitop.ui;

/**
 * The terminal's size in cells.
 *
 * @param columns its width
 * @param rows its height
 */
public record Size(int columns, int rows) {
  /** Below this nothing that an operator needs would fit. */
  public boolean isTooSmall() {
    return columns < 60 || rows < 16;
  }
}
