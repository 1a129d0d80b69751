package gunitop.ui.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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

  private static final int DEADLINE_SECONDS = 2;

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
    Answer answer = run(FIRST);
    if (answer.exitCode == NO_TTY) {
      return refused("standard input and output must both be a terminal");
    }
    String[] lines = answer.output.split("\n");
    if (answer.exitCode != 0 || lines.length < 2 || !lines[0].matches("[0-9a-fA-F:=;a-z]+")) {
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
    return size(run("exec >&2; exec stty size").output);
  }

  /** Raw mode again. */
  void raw() {
    run("exec " + RAW);
  }

  /** The settings as they were. */
  void restore() {
    run("exec stty " + saved);
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

  private record Answer(int exitCode, String output) {}

  private static Answer run(String script) {
    try {
      Process process =
          new ProcessBuilder("/bin/sh", "-c", script)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (InputStream answers = process.getErrorStream()) {
        String output = new String(answers.readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
          return new Answer(process.exitValue(), output);
        }
        process.destroyForcibly();
        return new Answer(-1, "stty does not answer");
      }
    } catch (IOException cannotStart) {
      return new Answer(-1, String.valueOf(cannotStart.getMessage()));
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return new Answer(-1, "interrupted");
    }
  }
}
