package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import gunitop.kernel.KernelAccess;
import java.util.Optional;

/**
 * The tty's settings as they were, and the way into raw mode and back. Nothing here reads keys or
 * writes to the screen.
 */
interface TtySettings {
  /**
   * What came of {@link #takeOver}.
   *
   * @param settings the settings as they were; empty where it failed
   * @param refusal why, in one line; empty where it did not
   */
  record Taken(Optional<TtySettings> settings, String refusal) {
    static Taken of(TtySettings settings) {
      return new Taken(Optional.of(settings), "");
    }

    static Taken refused(String reason) {
      return new Taken(Optional.empty(), reason);
    }
  }

  /** Notes the settings and switches to raw mode. */
  static Taken takeOver() {
    return KernelAccess.refusal().isEmpty() ? LibcSettings.take() : SttySettings.take();
  }

  /** Neither standard input nor output may be anything else than the terminal. */
  static Taken notATerminal() {
    return Taken.refused("standard input and output must both be a terminal");
  }

  /** A terminal's size; 80x24 where it does not know it. */
  static TerminalSize size(int rows, int columns) {
    return rows > 0 && columns > 0 ? new TerminalSize(columns, rows) : new TerminalSize(80, 24);
  }

  /** The size now; 80x24 where the tty does not know it. */
  TerminalSize size();

  /** Whether another job of our shell has the terminal now. */
  boolean isInBackground();

  /** Raw mode again. */
  void raw();

  /** The settings as they were. */
  void restore();
}
