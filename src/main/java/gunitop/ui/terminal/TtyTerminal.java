package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Lanterna's terminal, output only: asks the terminal nothing, as an answer would come in among the
 * keys, and writes a frame in one piece.
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

  /** More than the largest frame takes. */
  private static final int BUFFER = 64 * 1024;

  private final boolean mouse;
  private TerminalSize size;
  private Boolean cursorVisible;

  TtyTerminal(OutputStream output, TerminalSize size, Charset charset, boolean mouse) {
    super(InputStream.nullInputStream(), new BufferedOutputStream(output, BUFFER), charset);
    this.mouse = mouse;
    this.size = size;
  }

  /** A desktop notification, by OSC 9; of the text, only what is plain ASCII. */
  void notification(String text) throws IOException {
    write("\033]9;" + text.replaceAll("[^ -~]", "?") + "\007");
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

  /** Blanks the screen, in the terminal's own colours. */
  @Override
  public void clearScreen() throws IOException {
    resetColorAndSGR();
    super.clearScreen();
  }

  /** The bytes of a character. Lanterna's own end one of two bytes with a NUL. */
  @Override
  protected byte[] translateCharacter(char c) {
    return getCharset() == StandardCharsets.UTF_8
        ? String.valueOf(c).getBytes(StandardCharsets.UTF_8)
        : super.translateCharacter(c);
  }

  private void write(String ascii) throws IOException {
    writeToTerminal(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
