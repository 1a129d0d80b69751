package gunitop.supervision;

import gunitop.process.CallResult;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs another program to its end: by absolute path, without a shell, without input, in a clean
 * environment, for so long and no longer. Blocks; never to be called on the event loop.
 */
public final class ChildProgram {
  private static final int MOST_OUTPUT = 256 * 1024;
  private static final long POLL_NANOS = 2_000_000L;
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C.UTF-8", "SYSTEMD_PAGER", "");

  private ChildProgram() {}

  /**
   * Runs it.
   *
   * @param words the absolute path and the arguments
   * @param deadline after which it is ended
   */
  public static CallResult run(List<String> words, Duration deadline) {
    Optional<String> objection = TrustedProgram.objection(Path.of(words.get(0)));
    if (objection.isPresent()) {
      return new CallResult.NotRun(objection.get());
    }
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(new File("/"))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    try {
      return await(builder.start(), deadline);
    } catch (IOException failed) {
      return new CallResult.NotRun(words.get(0) + " could not be started");
    }
  }

  /**
   * Takes what is there and never waits in a read: a process that the program left behind may hold
   * its output open for ever.
   */
  private static CallResult await(Process process, Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    Output output = new Output(process.getInputStream());
    while (process.isAlive()
        && System.nanoTime() < end
        && !Thread.currentThread().isInterrupted()) {
      if (!output.take()) {
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
    boolean ended = !process.isAlive();
    if (!ended) {
      process.destroyForcibly();
    }
    while (output.take() && System.nanoTime() < end) {
      continue;
    }
    if (ended) {
      return new CallResult.Ended(process.exitValue(), output.text());
    }
    return Thread.currentThread().isInterrupted()
        ? new CallResult.NotRun("interrupted")
        : new CallResult.TimedOut(deadline.toMillis() / 1e3, output.text());
  }

  /** Keeps the first part of a stream and lets the rest pass, so that its writer never waits. */
  private static final class Output {
    private final InputStream stream;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[1 << 16];

    Output(InputStream stream) {
      this.stream = stream;
    }

    /** Whether there was something; false also where the stream has ended. */
    boolean take() {
      try {
        int length = stream.read(buffer, 0, Math.min(buffer.length, stream.available()));
        if (length <= 0) {
          return false;
        }
        kept.write(buffer, 0, Math.min(length, MOST_OUTPUT - kept.size()));
        return true;
      } catch (IOException closed) {
        return false;
      }
    }

    String text() {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }
}
