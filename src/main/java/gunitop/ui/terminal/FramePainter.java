package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.Terminal;
import gunitop.ui.frame.Frame;
import gunitop.ui.frame.Style;
import java.io.IOException;

/**
 * Paints frames on Lanterna's terminal: only what differs from what stands there, found row by row;
 * all of it only after the terminal was entered, resized, or disturbed. Lanterna's own screen asks
 * each of 12,000 cells for its width, through the tables of Unicode blocks: 4 ms. Here every cell
 * is one column (see {@link gunitop.process.Printable}). Not thread-safe.
 */
final class FramePainter {
  /** To write so few cells again is shorter than to move the cursor over them. */
  private static final int SHORT_GAP = 3;

  private final Terminal terminal;
  private final TerminalGlyphs glyphs;
  private final Pen pen;
  private Theme theme;
  private boolean complete = true;
  private boolean entered;

  /** What stands on the terminal. */
  private Frame shown = new Frame(0, 0);

  /** A painter on this terminal, which is not touched before {@link #enter}. */
  FramePainter(Terminal terminal, Theme theme, TerminalGlyphs glyphs) {
    this.terminal = terminal;
    this.theme = theme;
    this.glyphs = glyphs;
    this.pen = new Pen(terminal);
  }

  /** Takes the terminal's screen, also when it was taken from us; the next frame is whole. */
  void enter() throws IOException {
    entered = true;
    terminal.enterPrivateMode();
    terminal.clearScreen();
    terminal.setCursorVisible(false);
    terminal.flush();
    complete = true;
  }

  /** Gives the terminal's screen back. */
  void leave() throws IOException {
    if (entered) {
      entered = false;
      terminal.exitPrivateMode();
      terminal.flush();
    }
  }

  /** Has the next frame painted with these looks. */
  void wear(Theme next) {
    if (next != theme) {
      theme = next;
      complete = true;
    }
  }

  /** Has the next frame painted whole. */
  void redraw() {
    complete = true;
  }

  /** Paints a frame; what is outside of the screen is cut off, what it does not cover is blank. */
  void paint(Frame frame) throws IOException {
    TerminalSize size = terminal.getTerminalSize();
    Frame wanted = ofSize(frame, size.getColumns(), size.getRows());
    boolean resized = shown.columns() != wanted.columns() || shown.rows() != wanted.rows();
    boolean changed = complete || resized;
    if (changed) {
      complete = false;
      shown = resized ? new Frame(wanted.columns(), wanted.rows()) : shown;
      shown.clear();
      pen.reset();
      terminal.clearScreen();
    }
    for (int row = 0; row < wanted.rows(); row++) {
      if (!wanted.isSameRow(shown, row)) {
        paintRow(wanted, row);
        shown.copyRow(wanted, row);
        changed = true;
      }
    }
    if (changed) {
      terminal.flush();
    }
  }

  private static Frame ofSize(Frame frame, int columns, int rows) {
    if (frame.columns() == columns && frame.rows() == rows) {
      return frame;
    }
    Frame other = new Frame(columns, rows);
    for (int row = 0; row < Math.min(rows, frame.rows()); row++) {
      for (int column = 0; column < Math.min(columns, frame.columns()); column++) {
        char c = frame.characterAt(column, row);
        other.fill(column, row, column + 1, c, frame.styleAt(column, row));
      }
    }
    return other;
  }

  private void paintRow(Frame frame, int row) throws IOException {
    int written = -1;
    for (int column = 0; column < frame.columns(); column++) {
      if (looksSame(frame, column, row)) {
        continue;
      }
      if (written < 0 || !bridged(frame, written, column, row)) {
        terminal.setCursorPosition(column, row);
      }
      put(frame, column, row);
      written = column + 1;
    }
  }

  /** Writes the few unchanged cells between two changed ones again, where no colour changes. */
  private boolean bridged(Frame frame, int from, int to, int row) throws IOException {
    if (to - from > SHORT_GAP) {
      return false;
    }
    for (int column = from; column < to; column++) {
      char c = frame.characterAt(column, row);
      if (c >= 0x80 || !pen.suits(theme.look(frame.styleAt(column, row)), c)) {
        return false;
      }
    }
    for (int column = from; column < to; column++) {
      terminal.putCharacter(frame.characterAt(column, row));
    }
    return true;
  }

  private boolean looksSame(Frame frame, int column, int row) {
    char c = frame.characterAt(column, row);
    Style style = frame.styleAt(column, row);
    Style before = shown.styleAt(column, row);
    return c == shown.characterAt(column, row)
        && (style == before || theme.look(style).isLike(theme.look(before), c));
  }

  private void put(Frame frame, int column, int row) throws IOException {
    char c = frame.characterAt(column, row);
    Look look = theme.look(frame.styleAt(column, row));
    if (!pen.suits(look, c)) {
      pen.take(look);
    }
    terminal.putCharacter(glyphs.shown(c));
  }
}
