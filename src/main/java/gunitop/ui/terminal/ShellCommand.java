package gunitop.ui.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Runs a line of shell on our own standard input and output, so that {@code stty} works on the
 * operator's tty; what it has to say comes through standard error.
 */
final class ShellCommand {
  private static final int DEADLINE_SECONDS = 2;

  private ShellCommand() {}

  /**
   * What it said.
   *
   * @param exitCode its exit code; -1 where it could not be run or did not end in time
   * @param output what it wrote to standard error, or why it could not be run
   */
  record Answer(int exitCode, String output) {}

  /** Runs it and waits for its end. */
  static Answer run(String script) {
    try {
      Process process =
          new ProcessBuilder("/bin/sh", "-c", script)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Answer(-1, "stty does not answer");
      }
      try (InputStream answers = process.getErrorStream()) {
        return new Answer(
            process.exitValue(), new String(answers.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException cannotStart) {
      return new Answer(-1, String.valueOf(cannotStart.getMessage()));
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return new Answer(-1, "interrupted");
    }
  }
}
