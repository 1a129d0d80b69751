package gunitop.ui.terminal;

/**
 * Moves a terminal's cursor by the shortest sequence that every terminal knows. Row and column
 * count from 0.
 *
 * <p>Line feed and backspace serve for a step down and to the left: the tty is in raw mode, where
 * the kernel leaves a line feed alone (no OPOST), and the row below is always on the screen.
 */
final class CursorWay {
  private static final int UNKNOWN = -1;

  /** Backspaces are one byte each; the sequence for as many columns takes four. */
  private static final int MOST_BACKSPACES = 3;

  private final OutputBytes out;
  private int column = UNKNOWN;
  private int row = UNKNOWN;
  private int wantedColumn;
  private int wantedRow;

  CursorWay(OutputBytes out) {
    this.out = out;
  }

  /** It may be anywhere. */
  void lose() {
    column = UNKNOWN;
    row = UNKNOWN;
  }

  /** The next character belongs here. */
  void wish(int atColumn, int atRow) {
    wantedColumn = atColumn;
    wantedRow = atRow;
  }

  /** Moves to where the next character belongs. */
  void go() {
    if (column == UNKNOWN) {
      address();
    } else if (row == wantedRow) {
      along();
    } else if (row + 1 == wantedRow && (wantedColumn == 0 || near(wantedColumn - column))) {
      below();
    } else {
      address();
    }
    column = wantedColumn;
    row = wantedRow;
  }

  /** A character was written: without automatic wrap the cursor stays in the last column. */
  void advance(int columns) {
    wantedColumn++;
    if (wantedColumn < columns) {
      column = wantedColumn;
    } else {
      lose();
    }
  }

  private static boolean near(int columns) {
    return columns >= -MOST_BACKSPACES && columns <= 0;
  }

  private void along() {
    int columns = wantedColumn - column;
    if (columns > 0) {
      out.ascii("\033[");
      if (columns > 1) {
        out.decimal(columns);
      }
      out.write('C');
    } else if (near(columns)) {
      backspace(-columns);
    } else {
      address();
    }
  }

  private void below() {
    if (wantedColumn == 0 && column > 0) {
      out.write('\r');
      out.write('\n');
    } else {
      out.write('\n');
      backspace(column - wantedColumn);
    }
  }

  private void backspace(int columns) {
    for (int i = 0; i < columns; i++) {
      out.write('\b');
    }
  }

  private void address() {
    out.ascii("\033[");
    if (wantedRow > 0 || wantedColumn > 0) {
      out.decimal(wantedRow + 1);
    }
    if (wantedColumn > 0) {
      out.write(';');
      out.decimal(wantedColumn + 1);
    }
    out.write('H');
  }
}
