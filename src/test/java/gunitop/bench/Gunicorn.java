package gunitop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Gunicorn of so many sync workers that nobody asks anything of; ended at close. Workers
 * that import while a file {@code slow} lies beside the application take ten minutes for it.
 */
final class Gunicorn implements AutoCloseable {
  private static final int BOOT_SECONDS = 240;
  private static final String APPLICATION =
      """
      import os, time
      time.sleep(600 if os.path.exists("slow") else 0)
      def application(environ, start_response):
          start_response("200 OK", [])
          return [b"hello"]
      """;

  private final Path directory;
  private final Process master;

  private Gunicorn(Path directory, Process master) {
    this.directory = directory;
    this.master = master;
  }

  /** Returns once all workers are there. */
  static Gunicorn of(int workers, String... options) throws IOException {
    Path directory = Files.createTempDirectory("gunitop-bench");
    Files.writeString(directory.resolve("app.py"), APPLICATION);
    List<String> command = new ArrayList<>(List.of("gunicorn", "-w", "" + workers));
    command.addAll(List.of("-b", "127.0.0.1:0", "--timeout", "600"));
    command.addAll(List.of(options));
    command.add("app");
    Process master =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    Gunicorn gunicorn = new Gunicorn(directory, master);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOOT_SECONDS);
    while (master.children().count() < workers) {
      if (System.nanoTime() > deadline || !master.isAlive()) {
        gunicorn.close();
        throw new IOException("Gunicorn did not start " + workers + " workers here");
      }
      Console.park(0.05);
    }
    return gunicorn;
  }

  long pid() {
    return master.pid();
  }

  /** Lets whoever imports the application from now on take ten minutes. */
  void slowDown() throws IOException {
    Files.createFile(directory.resolve("slow"));
  }

  /**
   * The children of the master, without those in {@code known}; by one short file, so that an event
   * is timed at its beginning.
   */
  List<Long> children(List<Long> known) throws IOException {
    String line = Files.readString(Path.of("/proc/" + pid() + "/task/" + pid() + "/children"));
    List<Long> children = new ArrayList<>();
    for (String child : line.isBlank() ? new String[0] : line.strip().split(" ")) {
      if (!known.contains(Long.valueOf(child))) {
        children.add(Long.valueOf(child));
      }
    }
    return children;
  }

  /** A child of the master that is not in {@code known}, once there is one. */
  long newChild(List<Long> known) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      Optional<Long> child = children(known).stream().findFirst();
      if (child.isPresent()) {
        return child.get();
      }
      Console.park(0.001);
    }
    throw new IOException("the master forked no child");
  }

  void signal(String name) throws IOException {
    signal(name, pid());
  }

  static void signal(String name, long pid) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor();
    } catch (InterruptedException ended) {
      throw new IOException("interrupted", ended);
    }
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> tree = master.descendants().toList();
    master.destroyForcibly();
    tree.forEach(ProcessHandle::destroyForcibly);
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
