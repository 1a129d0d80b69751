package gunitop.e2e;

import gunitop.needs.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A control group of a test's own, in version 1 or 2, whichever has the controller; removed at the
 * end, its processes back in the root.
 */
final class ControlGroup implements AutoCloseable {
  private static final Path MOUNTED = Path.of("/sys/fs/cgroup");

  private final Path root;
  private final Path folder;
  private final boolean unified;

  private ControlGroup(Path root, boolean unified) {
    this.root = root;
    this.unified = unified;
    this.folder =
        root.resolve("gunitop-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
  }

  /** A new one. */
  static ControlGroup make(String controller) throws IOException {
    Need.CONTROL_GROUPS.mustBeDeclared();
    Path own = MOUNTED.resolve(controller);
    boolean unified = !Files.isDirectory(own);
    ControlGroup group = new ControlGroup(unified ? MOUNTED : own, unified);
    Files.createDirectory(group.folder);
    return group;
  }

  /** Its name, as {@code gunitop} shows it. */
  String name() {
    return folder.getFileName().toString();
  }

  void take(int pid) {
    write(folder.resolve("cgroup.procs"), Integer.toString(pid));
  }

  void limitMemory(long bytes) {
    write(folder.resolve(unified ? "memory.max" : "memory.limit_in_bytes"), Long.toString(bytes));
  }

  void limitProcesses(int most) {
    write(folder.resolve("pids.max"), Integer.toString(most));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    List<String> left = Files.readAllLines(folder.resolve("cgroup.procs"));
    left.forEach(pid -> write(root.resolve("cgroup.procs"), pid));
    Files.delete(folder);
  }
}
