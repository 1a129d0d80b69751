package gunitop.ui;

/**
 * The room that a screen has, in cells.
 *
 * @param columns its width
 * @param rows its height
 * @param reserved lines of the terminal above it that are not its own: a rehearsal's
 */
public record Size(int columns, int rows, int reserved) {

  /** The whole terminal. */
  public Size(int columns, int rows) {
    this(columns, rows, 0);
  }

  /** What a rehearsal's lines leave of a terminal of this size. */
  public static Size below(int columns, int rows) {
    int reserved = Briefing.rowsOf(rows);
    return new Size(columns, rows - reserved, reserved);
  }

  /** The same where the terminal has another size. */
  public Size resized(int newColumns, int newRows) {
    return reserved > 0 ? below(newColumns, newRows) : new Size(newColumns, newRows);
  }

  /** Below this nothing that an operator needs would fit. */
  public boolean isTooSmall() {
    return columns < 60 || rows + reserved < 16;
  }
}
