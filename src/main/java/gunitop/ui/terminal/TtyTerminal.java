package gunitop.ui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Lanterna's terminal, output only: asks the terminal nothing, as an answer would come in among the
 * keys, and writes a frame in one piece. Where the cursor shall be and how the next characters
 * shall look is only noted; the shortest way there is written before the next character.
 *
 * <p>Extends {@code ANSITerminal}, for its control sequences. {@code UnixLikeTerminal} would add
 * its own tty settings, shutdown hook and Ctrl-C, each of which we have to do otherwise.
 */
final class TtyTerminal extends ANSITerminal {
  /**
   * Alternate screen; cursor and keypad keys in their normal modes, bracketed paste; no automatic
   * wrap, so that no cell moves another one to the next line.
   */
  private static final String ENTER = "\033[?1049h\033[?1l\033>\033[?2004h\033[?7l\033[0m";

  private static final String MOUSE_ON = "\033[?1000h\033[?1006h";

  /**
   * The reverse. The screen is cleared first, for terminals that have no alternate one; the cursor
   * is shown whatever we believe it to be.
   */
  private static final String LEAVE =
      "\033(B\033[0m\033[?1006l\033[?1000l\033[?2004l\033[?7h\033[2J\033[H\033[?1049l\033[?25h";

  private static final String ALTERNATE_CHARACTERS = "\033(0";
  private static final String OWN_CHARACTERS = "\033(B";

  private final OutputBytes out;
  private final CursorWay cursor;
  private final GraphicRendition rendition;
  private final TerminalGlyphs glyphs;
  private final boolean mouse;
  private TerminalSize size;
  private Boolean cursorVisible;
  private boolean alternate;

  TtyTerminal(OutputStream output, TerminalSize size, TerminalGlyphs glyphs, boolean mouse) {
    this(new OutputBytes(output), size, glyphs, mouse);
  }

  private TtyTerminal(OutputBytes out, TerminalSize size, TerminalGlyphs glyphs, boolean mouse) {
    super(InputStream.nullInputStream(), out, glyphs.charset());
    this.out = out;
    this.cursor = new CursorWay(out);
    this.rendition = new GraphicRendition(out);
    this.glyphs = glyphs;
    this.mouse = mouse;
    this.size = size;
  }

  /** A desktop notification, by OSC 9; of the text, only what is plain ASCII. */
  void notification(String text) {
    out.ascii("\033]9;" + text.replaceAll("[^ -~]", "?") + "\007");
  }

  /** The terminal has this size now. */
  synchronized void resized(TerminalSize newSize) {
    size = newSize;
    onResized(newSize);
  }

  @Override
  protected synchronized TerminalSize findTerminalSize() {
    return size;
  }

  @Override
  public void enterPrivateMode() {
    cursorVisible = null;
    cursor.lose();
    out.ascii(mouse ? ENTER + MOUSE_ON : ENTER);
    rendition.lose();
  }

  @Override
  public void exitPrivateMode() throws IOException {
    alternate = false;
    out.ascii(LEAVE);
    flush();
  }

  @Override
  public void setCursorVisible(boolean visible) throws IOException {
    if (cursorVisible == null || cursorVisible != visible) {
      cursorVisible = visible;
      super.setCursorVisible(visible);
    }
  }

  /** Blanks the screen, in the terminal's own colours. */
  @Override
  public void clearScreen() {
    rendition.reset();
    rendition.write();
    out.ascii("\033[2J");
    cursor.lose();
  }

  @Override
  public void setCursorPosition(int column, int row) {
    cursor.wish(column, row);
  }

  @Override
  public void resetColorAndSGR() {
    rendition.reset();
  }

  @Override
  public void enableSGR(SGR attribute) {
    rendition.enable(attribute);
  }

  @Override
  public void setForegroundColor(TextColor colour) {
    rendition.foreground(colour);
  }

  @Override
  public void setBackgroundColor(TextColor colour) {
    rendition.background(colour);
  }

  @Override
  public void putString(String string) {
    for (int i = 0; i < string.length(); i++) {
      putCharacter(string.charAt(i));
    }
  }

  @Override
  public void putCharacter(char c) {
    char letter = glyphs == TerminalGlyphs.LINE_DRAWING ? TerminalGlyphs.alternate(c) : 0;
    cursor.go();
    if (alternate != (letter != 0)) {
      alternate = !alternate;
      out.ascii(alternate ? ALTERNATE_CHARACTERS : OWN_CHARACTERS);
    }
    rendition.write();
    if (letter != 0) {
      out.write(letter);
    } else {
      out.character(c, getCharset());
    }
    cursor.advance(size.getColumns());
  }
}
