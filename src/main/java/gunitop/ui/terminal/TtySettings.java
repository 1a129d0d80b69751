package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.util.Optional;

/**
 * The tty's settings as they were, and the way into raw mode and back, by {@code stty}. Nothing
 * here reads keys or writes to the screen.
 */
final class TtySettings {
  /** What {@link #FIRST} exits with where standard input or output is no tty. */
  private static final int NO_TTY = 3;

  /** No signals from keys, no flow control, no translation: every byte reaches us. */
  private static final String RAW = "stty raw -echo -iexten -isig -ixon";

  /** All that is needed at the start in one go; the answers come back through standard error. */
  private static final String FIRST =
      "[ -t 0 ] && [ -t 1 ] || exit " + NO_TTY + "; exec >&2; stty -g && stty size && " + RAW;

  private final String saved;
  private final TerminalSize firstSize;

  private TtySettings(String saved, TerminalSize firstSize) {
    this.saved = saved;
    this.firstSize = firstSize;
  }

  /** What came of {@link #takeOver}: the settings, or why there are none, in one line. */
  record Taken(Optional<TtySettings> settings, String refusal) {}

  /** Notes the settings and switches to raw mode. */
  static Taken takeOver() {
    ShellCommand.Answer answer = ShellCommand.run(FIRST);
    if (answer.exitCode() == NO_TTY) {
      return refused("standard input and output must both be a terminal");
    }
    String[] lines = answer.output().split("\n");
    if (answer.exitCode() != 0 || lines.length < 2 || !lines[0].matches("[0-9a-fA-F:]+")) {
      return refused("the terminal cannot be set up: " + lines[0]);
    }
    return new Taken(Optional.of(new TtySettings(lines[0], size(lines[1]))), "");
  }

  private static Taken refused(String reason) {
    return new Taken(Optional.empty(), reason);
  }

  /** The size at the start. */
  TerminalSize firstSize() {
    return firstSize;
  }

  /** The size now; 80x24 where the tty does not know it. */
  TerminalSize size() {
    return size(ShellCommand.run("exec >&2; exec stty size").output());
  }

  /** Raw mode again. */
  void raw() {
    ShellCommand.run("exec " + RAW);
  }

  /** The settings as they were. */
  void restore() {
    ShellCommand.run("exec stty " + saved);
  }

  private static TerminalSize size(String rowsAndColumns) {
    String[] numbers = rowsAndColumns.strip().split(" ");
    try {
      int rows = Integer.parseInt(numbers[0]);
      int columns = Integer.parseInt(numbers[numbers.length - 1]);
      return rows > 0 && columns > 0 ? new TerminalSize(columns, rows) : new TerminalSize(80, 24);
    } catch (NumberFormatException unreadable) {
      return new TerminalSize(80, 24);
    }
  }
}
