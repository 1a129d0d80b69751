package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;

/**
 * The tty's settings by {@code stty}, for a host where the C library cannot be called: a lesson
 * needs nothing else of it.
 */
final class SttySettings implements TtySettings {
  /** What {@link #FIRST} exits with where standard input or output is no tty. */
  private static final int NO_TTY = 3;

  /** No signals from keys, no flow control, no translation: every byte reaches us. */
  private static final String RAW = "stty raw -echo -iexten -isig -ixon";

  /** All that is needed at the start in one go; the answers come back through standard error. */
  private static final String FIRST =
      "[ -t 0 ] && [ -t 1 ] || exit " + NO_TTY + "; exec >&2; stty -g && " + RAW;

  private final String saved;

  private SttySettings(String saved) {
    this.saved = saved;
  }

  static Taken take() {
    ShellCommand.Answer answer = ShellCommand.run(FIRST);
    if (answer.exitCode() == NO_TTY) {
      return TtySettings.notATerminal();
    }
    String said = answer.output().strip();
    if (answer.exitCode() != 0 || !said.matches("[0-9a-fA-F:]+")) {
      return Taken.refused("the terminal cannot be set up: " + said.lines().findFirst().orElse(""));
    }
    return Taken.of(new SttySettings(said));
  }

  @Override
  public TerminalSize size() {
    String said = ShellCommand.run("exec >&2; exec stty size").output();
    String[] numbers = said.strip().split(" ");
    try {
      return TtySettings.size(
          Integer.parseInt(numbers[0]), Integer.parseInt(numbers[numbers.length - 1]));
    } catch (NumberFormatException unreadable) {
      return TtySettings.size(0, 0);
    }
  }

  /** What only the C library tells. */
  @Override
  public boolean isInBackground() {
    return false;
  }

  @Override
  public void raw() {
    ShellCommand.run("exec " + RAW);
  }

  @Override
  public void restore() {
    ShellCommand.run("exec stty " + saved);
  }
}
