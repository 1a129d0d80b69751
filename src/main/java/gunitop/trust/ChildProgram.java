package gunitop.trust;

import gunitop.trust.ProgramRun.State;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs another program to its end: by its descriptor, without a shell, without input, in a clean
 * environment, for so long and no longer. Blocks; never to be called on the event loop.
 */
final class ChildProgram {
  private static final long POLL_NANOS = 2_000_000L;
  private static final List<String> PROGRAMS = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private ChildProgram() {}

  /** Where programs are looked for by name: those of the usual directories that can be trusted. */
  static List<String> searchPath() {
    List<String> path = new ArrayList<>();
    for (String name : PROGRAMS) {
      Optional<TrustedDirectory> directory = TrustedDirectory.open(name).value();
      directory.ifPresent(TrustedDirectory::close);
      directory.ifPresent(unused -> path.add(name));
    }
    return path;
  }

  static ProgramRun run(CheckedFile program, List<String> arguments, Duration deadline) {
    return run(program, arguments, new byte[0], deadline);
  }

  /** The same with this as its input, which a pipe must be able to hold. */
  static ProgramRun run(
      CheckedFile program, List<String> arguments, byte[] input, Duration deadline) {
    List<String> words = new ArrayList<>(List.of(program.descriptorPath()));
    words.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(new File("/"))
            .redirectInput(
                input.length > 0
                    ? ProcessBuilder.Redirect.PIPE
                    : ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", String.join(":", searchPath()));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("SYSTEMD_PAGER", "");
    try {
      Process process = builder.start();
      if (input.length > 0) {
        try (OutputStream pipe = process.getOutputStream()) {
          pipe.write(input);
        } catch (IOException ended) {
          // It has ended without reading: its exit code tells more.
        }
      }
      return await(process, deadline);
    } catch (IOException failed) {
      return ProgramRun.notRun(program.path() + " could not be started");
    }
  }

  /**
   * Takes what is there and never waits in a read: a process that the program left behind may hold
   * its output open for ever.
   */
  private static ProgramRun await(Process process, Duration deadline) {
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
      return new ProgramRun(State.ENDED, process.exitValue(), output.text());
    }
    return Thread.currentThread().isInterrupted()
        ? ProgramRun.notRun("interrupted")
        : new ProgramRun(State.TIMED_OUT, 0, output.text());
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
        kept.write(buffer, 0, Math.min(length, Budget.OUTPUT_BYTES - kept.size()));
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
