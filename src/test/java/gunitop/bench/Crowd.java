package gunitop.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Many processes that sleep; ended at close. */
final class Crowd implements AutoCloseable {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final Process parent;

  private final int size;

  private Crowd(Process parent, int size) {
    this.size = size;
    this.parent = parent;
  }

  /** Returns once they are all there. */
  static Crowd of(int count) throws IOException {
    Process parent =
        new ProcessBuilder(
                "sh",
                "-c",
                "i=0; while [ $i -lt $0 ]; do sleep 1000000 & i=$((i+1)); done; echo all; wait",
                Integer.toString(count))
            .start();
    Crowd crowd = new Crowd(parent, count);
    String line = parent.inputReader().readLine();
    if (!"all".equals(line)) {
      crowd.close();
      throw new IOException("cannot start " + count + " processes here");
    }
    return crowd;
  }

  int size() {
    return size;
  }

  /** The shell waits for them, and ends after the last: nobody is left for PID 1 to reap. */
  @Override
  public void close() {
    parent.descendants().forEach(ProcessHandle::destroyForcibly);
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (parent.isAlive() && System.nanoTime() < deadline) {
      Console.park(0.02);
    }
    parent.descendants().forEach(ProcessHandle::destroyForcibly);
    parent.destroyForcibly();
  }
}
