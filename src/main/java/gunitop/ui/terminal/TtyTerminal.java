package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lanterna's terminal, output only: asks the terminal nothing, as an answer would come in among the
 * keys, and writes a frame in one piece.
 *
 * <p>Extends {@code ANSITerminal}, for its control sequences. {@code UnixLikeTerminal} would add
 * its own tty settings, shutdown hook and Ctrl-C, each of which we have to do otherwise.
 */
final class TtyTerminal extends ANSITerminal {
  private static final int BUFFER_BYTES = 64 * 1024;

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

  private final boolean lineDrawing;
  private final boolean mouse;
  private TerminalSize size;
  private Boolean cursorVisible;
  private boolean alternate;

  TtyTerminal(OutputStream output, TerminalSize size, Glyphs glyphs, boolean mouse) {
    super(
        InputStream.nullInputStream(),
        new BufferedOutputStream(output, BUFFER_BYTES),
        glyphs.charset());
    this.lineDrawing = glyphs == Glyphs.LINE_DRAWING;
    this.mouse = mouse;
    this.size = size;
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
  public void enterPrivateMode() throws IOException {
    cursorVisible = null;
    write(mouse ? ENTER + MOUSE_ON : ENTER);
  }

  @Override
  public void exitPrivateMode() throws IOException {
    alternate = false;
    write(LEAVE);
    flush();
  }

  @Override
  public void setCursorVisible(boolean visible) throws IOException {
    if (cursorVisible == null || cursorVisible != visible) {
      cursorVisible = visible;
      super.setCursorVisible(visible);
    }
  }

  @Override
  public void putString(String string) throws IOException {
    for (int i = 0; i < string.length(); i++) {
      putCharacter(string.charAt(i));
    }
  }

  @Override
  public void putCharacter(char c) throws IOException {
    char letter = lineDrawing ? Glyphs.alternate(c) : 0;
    if (alternate != (letter != 0)) {
      alternate = !alternate;
      write(alternate ? ALTERNATE_CHARACTERS : OWN_CHARACTERS);
    }
    if (letter != 0) {
      writeToTerminal((byte) letter);
    } else if (c < 0x80) {
      writeToTerminal((byte) c);
    } else {
      writeToTerminal(String.valueOf(c).getBytes(getCharset()));
    }
  }

  private void write(String ascii) throws IOException {
    writeToTerminal(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
