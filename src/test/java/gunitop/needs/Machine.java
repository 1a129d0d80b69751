package gunitop.needs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What is there, where there is nothing to try. */
final class Machine {
  private Machine() {}

  static boolean isLinux(int major, int minor) {
    String[] release = System.getProperty("os.version").split("[^0-9]+");
    int ours = Integer.parseInt(release[0]);
    return ours > major || ours == major && Integer.parseInt(release[1]) >= minor;
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
