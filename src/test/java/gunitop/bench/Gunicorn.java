package gunitop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real Gunicorn of so many sync workers that nobody asks anything of; ended at close. */
final class Gunicorn implements AutoCloseable {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Process master;

  private Gunicorn(Process master) {
    this.master = master;
  }

  static Gunicorn of(int workers) throws IOException {
    Path directory = Files.createTempDirectory("gunitop-bench");
    Files.writeString(
        directory.resolve("app.py"),
        "def application(environ, start_response):\n"
            + "    start_response('200 OK', [])\n    return [b'hello']\n");
    Process master =
        new ProcessBuilder(
                "gunicorn", "-w", "" + workers, "-b", "127.0.0.1:0", "--timeout", "600", "app")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    Gunicorn gunicorn = new Gunicorn(master);
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (master.children().count() < workers && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return gunicorn;
  }

  long pid() {
    return master.pid();
  }

  @Override
  public void close() {
    List<ProcessHandle> tree = master.descendants().toList();
    master.destroyForcibly();
    tree.forEach(ProcessHandle::destroyForcibly);
  }
}
