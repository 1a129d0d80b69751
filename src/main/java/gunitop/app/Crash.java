package gunitop.app;

import gunitop.ui.terminal.OperatorTerminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The end that must not be: an exception or an error that nobody expected. The terminal is given
 * back first; then one line says what happened and where the details are. Behind the screen only
 * the threads of the main loop, of the sampling and of the keys end the program so; in any other it
 * is the trouble of that one.
 */
final class Crash {
  private Crash() {}

  /** From now on, an unexpected exception in any thread ends the program so. */
  static void expected() {
    Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> end(thread, problem));
  }

  /** From now on, it gives this terminal back before, and ends it only where it must. */
  static void restoring(OperatorTerminal terminal, Background background) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, problem) -> {
          if (!isEssential(thread.getName())) {
            background.failed(thread.getName(), problem);
            return;
          }
          try {
            terminal.closeSoon();
          } finally {
            end(thread, problem);
          }
        });
  }

  /** Without these three there is nothing to look at, or no way to say so. */
  private static boolean isEssential(String thread) {
    return thread.equals("main")
        || thread.equals(SamplingLoop.THREAD)
        || thread.startsWith("terminal-");
  }

  private static void end(Thread thread, Throwable problem) {
    String name = problem.getClass().getSimpleName();
    try {
      System.err.println(
          "gunitop ended by an error of its own ("
              + name
              + " in "
              + thread.getName()
              + "); no process was touched by it. "
              + kept(problem));
    } catch (Throwable again) {
      // No memory, or no class can be loaded any more.
      System.err.println("gunitop ended by an error of its own (" + name + ")");
    } finally {
      Runtime.getRuntime().halt(ExitCode.INTERNAL_ERROR);
    }
  }

  /** Writes where it was thrown into a file, and tells which. */
  static String kept(Throwable problem) {
    return kept(problem, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** The same, in a file of this folder. */
  static String kept(Throwable problem, Path folder) {
    try {
      Path file = Files.createTempFile(folder, "gunitop-error-", ".txt");
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
