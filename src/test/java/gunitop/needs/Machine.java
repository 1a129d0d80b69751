package gunitop.needs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What is there. */
final class Machine {
  /**
   * Boots a systemd on an overlay over this host's files, in namespaces of its own, and ends it.
   */
  private static final String CONTAINER =
      """
      set -e
      mount -t tmpfs none /run
      mkdir -p /run/systemd/system /run/all/upper /run/all/work /run/all/root
      cd /run/all
      mount -t overlay none -o lowerdir=/,upperdir=upper,workdir=work root
      exec systemd-nspawn --quiet --directory=root --machine=gunitop-needs --register=no \
        --keep-unit --boot systemd.unit=exit.target
      """;

  private Machine() {}

  static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean has(String program) {
    return Files.isExecutable(Path.of(program));
  }

  /** Whether this command can be run, and succeeds within ten seconds. */
  static boolean runs(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + List.of(command), e);
    }
  }

  static boolean isLinux(int major, int minor) {
    String[] release = System.getProperty("os.version").split("[^0-9]+");
    int ours = Integer.parseInt(release[0]);
    return ours > major || ours == major && Integer.parseInt(release[1]) >= minor;
  }

  static boolean startsContainers() {
    return runs(
        "unshare",
        "--mount",
        "--pid",
        "--fork",
        "--kill-child",
        "--mount-proc",
        "sh",
        "-c",
        CONTAINER);
  }

  static boolean hasPackages() {
    Path built = Path.of(System.getProperty("gunitop.launcher", "target/gunitop")).getParent();
    try (Stream<Path> files = Files.list(built)) {
      return files.anyMatch(file -> file.toString().matches(".*/gunitop-.*-linux-.*\\.gz"));
    } catch (IOException notBuilt) {
      return false;
    }
  }
}
