package gunitop.supervision;

import gunitop.process.CallResult;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs another program to its end: by absolute path, without a shell, without input, in a clean
 * environment, for so long and no longer. Blocks; never to be called on the event loop.
 */
public final class ChildProgram {
  private static final int MOST_OUTPUT = 256 * 1024;
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

  private static CallResult await(Process process, Duration deadline) {
    OutputReader reader = new OutputReader(process.getInputStream());
    Thread thread = new Thread(reader, "output of a program");
    thread.setDaemon(true);
    thread.start();
    try {
      boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly();
        process.waitFor();
      }
      // A grandchild may keep the pipe open; what came until now is enough.
      thread.join(500);
      return ended
          ? new CallResult.Ended(process.exitValue(), reader.text())
          : new CallResult.TimedOut(deadline.toMillis() / 1e3, reader.text());
    } catch (InterruptedException asked) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return new CallResult.NotRun("interrupted");
    }
  }

  /** Keeps the first part of a stream and lets the rest pass, so that its writer never waits. */
  private static final class OutputReader implements Runnable {
    private final InputStream stream;
    private final StringBuffer kept = new StringBuffer();

    OutputReader(InputStream stream) {
      this.stream = stream;
    }

    @Override
    public void run() {
      byte[] buffer = new byte[8192];
      try (stream) {
        for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
          if (kept.length() < MOST_OUTPUT) {
            kept.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
          }
        }
      } catch (IOException closed) {
        // What came before is all there is.
        return;
      }
    }

    String text() {
      return kept.toString();
    }
  }
}
