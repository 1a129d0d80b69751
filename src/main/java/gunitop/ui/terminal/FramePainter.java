package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import gunitop.ui.frame.Frame;
import java.io.IOException;

/**
 * Paints frames by Lanterna's screen, which sends the cells that differ from what stands on the
 * terminal; all of them only after the terminal was entered, resized, or disturbed. A frame that
 * changes nothing sends nothing. Not thread-safe.
 */
final class FramePainter {
  private final Terminal terminal;
  private final TerminalScreen screen;
  private final TerminalGlyphs glyphs;
  private TerminalCells cells;
  private Theme theme;
  private boolean complete = true;
  private boolean entered;

  /** What stands on the terminal. */
  private Frame shown = new Frame(0, 0);

  /** A painter on this terminal, which is not touched before {@link #enter}. */
  FramePainter(Terminal terminal, Theme theme, TerminalGlyphs glyphs) throws IOException {
    this.terminal = terminal;
    this.screen = new TerminalScreen(terminal);
    this.glyphs = glyphs;
    this.theme = theme;
    this.cells = new TerminalCells(theme, glyphs);
    screen.setCursorPosition(null); // hides it
  }

  /** Takes the terminal's screen, also when it was taken from us; the next frame is whole. */
  void enter() throws IOException {
    if (entered) {
      terminal.enterPrivateMode();
    }
    entered = true;
    screen.startScreen();
    terminal.flush();
    complete = true;
  }

  /** Gives the terminal's screen back. */
  void leave() throws IOException {
    entered = false;
    screen.stopScreen(false);
  }

  /** Has the next frame painted with these looks. */
  void wear(Theme next) {
    if (next != theme) {
      theme = next;
      cells = new TerminalCells(next, glyphs);
      complete = true;
    }
  }

  /** Has the next frame painted whole. */
  void redraw() {
    complete = true;
  }

  /** Paints a frame; what is outside of the screen is cut off, what it does not cover is blank. */
  void paint(Frame frame) throws IOException {
    boolean resized = screen.doResizeIfNecessary() != null;
    boolean whole = complete || resized;
    Frame wanted = ofSize(frame, screen.getTerminalSize());
    if (whole) {
      screen.clear();
      shown = new Frame(wanted.columns(), wanted.rows());
    }
    boolean changed = false;
    for (int row = 0; row < wanted.rows(); row++) {
      if (!wanted.isSameRow(shown, row)) {
        put(wanted, row);
        changed = true;
      }
    }
    if (whole || changed) {
      screen.refresh(whole ? RefreshType.COMPLETE : RefreshType.DELTA);
      complete = false;
    }
  }

  private static Frame ofSize(Frame frame, TerminalSize size) {
    if (frame.columns() == size.getColumns() && frame.rows() == size.getRows()) {
      return frame;
    }
    Frame other = new Frame(size.getColumns(), size.getRows());
    other.paste(frame, 0);
    return other;
  }

  private void put(Frame frame, int row) {
    for (int column = 0; column < frame.columns(); column++) {
      if (!frame.isSameCell(shown, column, row)) {
        screen.setCharacter(
            column, row, cells.of(frame.characterAt(column, row), frame.styleAt(column, row)));
      }
    }
    shown.copyRow(frame, row);
  }
}
