package gunitop.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process holds, from {@code /proc}; all -1 when it is gone. */
record Usage(long residentKilobytes, int threads, int descriptors) {

  static Usage of(int pid) {
    Path directory = Path.of("/proc/" + pid);
    try (Stream<Path> descriptors = Files.list(directory.resolve("fd"))) {
      String status = Files.readString(directory.resolve("status"));
      return new Usage(
          number(status, "VmRSS:"), (int) number(status, "Threads:"), (int) descriptors.count());
    } catch (IOException gone) {
      return new Usage(-1, -1, -1);
    }
  }

  private static long number(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> Long.parseLong(line.substring(name.length()).strip().split(" ")[0]))
        .findFirst()
        .orElse(-1L);
  }

  @Override
  public String toString() {
    return "%d MB, %d threads, %d descriptors"
        .formatted(residentKilobytes / 1024, threads, descriptors);
  }
}
