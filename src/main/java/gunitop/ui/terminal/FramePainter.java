package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.terminal.Terminal;
import gunitop.ui.frame.Frame;
import gunitop.ui.frame.Style;
import java.io.IOException;

/**
 * Paints frames through Lanterna's screen: every cell into its back buffer, then only what differs
 * from the last frame to the terminal; all of it only after the terminal was entered, resized, or
 * disturbed. Not thread-safe.
 */
final class FramePainter {
  private final Terminal terminal;
  private final DeltaScreen screen;
  private final Glyphs glyphs;
  private Theme theme;
  private CellCache cells;
  private boolean complete = true;
  private boolean entered;
  private Frame last = new Frame(0, 0);

  /** A painter on this terminal, which is not touched before {@link #enter}. */
  FramePainter(Terminal terminal, Theme theme, Glyphs glyphs) throws IOException {
    this.terminal = terminal;
    screen = new DeltaScreen(terminal);
    screen.setCursorPosition(null);
    this.theme = theme;
    this.glyphs = glyphs;
    cells = new CellCache(theme, glyphs);
  }

  /** Takes the terminal's screen, also when it was taken from us; the next frame is whole. */
  void enter() throws IOException {
    if (entered) {
      terminal.enterPrivateMode();
    }
    entered = true;
    screen.startScreen();
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
      cells = new CellCache(theme, glyphs);
      complete = true;
    }
  }

  /** Has the next frame painted whole. */
  void redraw() {
    complete = true;
  }

  /**
   * Paints a frame; what is outside of the screen is cut off, what it does not cover is blank. The
   * frame must not change any more.
   */
  void paint(Frame frame) throws IOException {
    if (screen.doResizeIfNecessary() != null) {
      complete = true;
    }
    boolean changed = copy(frame) || complete;
    last = frame;
    if (changed) {
      screen.refresh(complete ? RefreshType.COMPLETE : RefreshType.DELTA);
      complete = false;
    }
  }

  /** Copies what differs from the last frame into the back buffer; returns whether anything did. */
  private boolean copy(Frame frame) {
    boolean changed = false;
    TerminalSize size = screen.getTerminalSize();
    for (int row = 0; row < size.getRows(); row++) {
      for (int column = 0; column < size.getColumns(); column++) {
        char c = character(frame, column, row);
        Style style = style(frame, column, row);
        if (complete || c != character(last, column, row) || style != style(last, column, row)) {
          screen.setCharacter(column, row, cells.cell(style, c));
          changed = true;
        }
      }
    }
    return changed;
  }

  private static char character(Frame frame, int column, int row) {
    return column < frame.columns() && row < frame.rows() ? frame.characterAt(column, row) : ' ';
  }

  private static Style style(Frame frame, int column, int row) {
    return column < frame.columns() && row < frame.rows()
        ? frame.styleAt(column, row)
        : Style.NORMAL;
  }
}
