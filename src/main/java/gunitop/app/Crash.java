package gunitop.app;

import gunitop.ui.terminal.OperatorTerminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The end that must not be: an exception that nobody expected, in the thread of the main loop, of
 * the sampling or of the keys. The terminal is given back first; then one line says what happened
 * and where the details are. In any other thread it is the trouble of that one.
 */
final class Crash {
  private Crash() {}

  /** From now on, an unexpected exception gives this terminal back and ends the program. */
  static void restoring(OperatorTerminal terminal, Background background) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, problem) -> {
          if (!isEssential(thread.getName())) {
            background.failed(thread.getName(), problem);
            return;
          }
          terminal.closeSoon();
          System.err.println(
              "gunitop ended by an error of its own ("
                  + problem.getClass().getSimpleName()
                  + " in "
                  + thread.getName()
                  + "); no process was touched by it. "
                  + kept(problem));
          Runtime.getRuntime().halt(ExitCode.INTERNAL_ERROR);
        });
  }

  /** Without these three there is nothing to look at, or no way to say so. */
  private static boolean isEssential(String thread) {
    return thread.equals("main")
        || thread.equals(SamplingLoop.THREAD)
        || thread.startsWith("terminal-");
  }

  /** Writes where it was thrown into a file, and tells which. */
  static String kept(Throwable problem) {
    try {
      Path file = Files.createTempFile("gunitop-error-", ".txt");
      try (PrintStream out =
          new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8)) {
        problem.printStackTrace(out);
      }
      return "Details: " + file;
    } catch (IOException full) {
      return "Details could not be written: " + full.getMessage();
    }
  }
}
