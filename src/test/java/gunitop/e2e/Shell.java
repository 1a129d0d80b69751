package gunitop.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end. */
final class Shell {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What became of a command. */
  record Result(int exitCode, String out, String err) {}

  private Shell() {}

  /** Runs a command without input; fails when it does not end. */
  static Result run(String... command) {
    return run(List.of(command), Map.of());
  }

  /** Runs a command without input and with these environment variables more. */
  static Result run(List<String> command, Map<String, String> environment) {
    return run(command, environment, LIMIT);
  }

  /** The same for what may take so long. */
  static Result run(List<String> command, Map<String, String> environment, Duration limit) {
    try {
      Path out = Files.createTempFile("gunitop-out", ".txt");
      Path err = Files.createTempFile("gunitop-err", ".txt");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(String.join(" ", command) + " did not end");
        }
        return new Result(process.exitValue(), text(out), text(err));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + command, e);
    }
  }

  /** Starts a command that stays, without input; what it says goes to a file. */
  static Process start(List<String> command, Path said) {
    try {
      return new ProcessBuilder(command)
          .redirectInput(Path.of("/dev/null").toFile())
          .redirectErrorStream(true)
          .redirectOutput(said.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends one signal to one process; false when the process is gone. */
  static boolean kill(String signal, int pid) {
    if (pid <= 1) {
      throw new AssertionError("no test signals PID " + pid);
    }
    return run("/bin/sh", "-c", "kill -" + signal + " " + pid).exitCode() == 0;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
