package gunitop.ui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.ScreenBuffer;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import java.io.IOException;
import java.util.EnumSet;

/**
 * Lanterna's screen with a delta of its own. The original asks each cell of both buffers for its
 * width, through the tables of Unicode blocks: 4 ms for 200x60 cells, ten times a second. Here
 * every cell is one column (see {@link gunitop.process.Printable}) and comes out of a cache, so
 * that comparing two is comparing references.
 */
final class DeltaScreen extends TerminalScreen {
  private TextColor foreground;
  private TextColor background;
  private EnumSet<SGR> attributes = EnumSet.noneOf(SGR.class);

  DeltaScreen(Terminal terminal) throws IOException {
    super(terminal);
  }

  @Override
  public synchronized void refresh(RefreshType type) throws IOException {
    if (type == RefreshType.DELTA) {
      refreshDelta();
      getTerminal().flush();
    } else {
      super.refresh(type);
    }
  }

  private void refreshDelta() throws IOException {
    ScreenBuffer back = getBackBuffer();
    ScreenBuffer front = getFrontBuffer();
    int columns = getTerminalSize().getColumns();
    boolean first = true;
    for (int row = 0; row < getTerminalSize().getRows(); row++) {
      int cursor = -1;
      for (int column = 0; column < columns; column++) {
        TextCharacter cell = back.getCharacterAt(column, row);
        if (cell != front.getCharacterAt(column, row)) {
          if (first) {
            startPlain();
            first = false;
          }
          if (cursor != column) {
            getTerminal().setCursorPosition(column, row);
          }
          put(cell);
          front.setCharacterAt(column, row, cell);
          cursor = column + 1;
        }
      }
    }
  }

  private void startPlain() throws IOException {
    getTerminal().resetColorAndSGR();
    foreground = TextColor.ANSI.DEFAULT;
    background = TextColor.ANSI.DEFAULT;
    attributes.clear();
  }

  private void put(TextCharacter cell) throws IOException {
    Terminal terminal = getTerminal();
    EnumSet<SGR> wanted = cell.getModifiers();
    if (!wanted.containsAll(attributes)) {
      startPlain();
    }
    for (SGR attribute : wanted) {
      if (attributes.add(attribute)) {
        terminal.enableSGR(attribute);
      }
    }
    if (foreground != cell.getForegroundColor()) {
      foreground = cell.getForegroundColor();
      terminal.setForegroundColor(foreground);
    }
    if (background != cell.getBackgroundColor()) {
      background = cell.getBackgroundColor();
      terminal.setBackgroundColor(background);
    }
    terminal.putString(cell.getCharacterString());
  }
}
