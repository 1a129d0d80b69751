package gunitop.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where JNA's native library can be unpacked, and executed. */
final class UnpackDirectory {

  private UnpackDirectory() {}

  /** Another directory than JNA's own choice; empty where that one serves, or none does. */
  static Optional<Path> insteadOfDefault() {
    MountTable mounts;
    try {
      mounts = MountTable.parse(Files.readString(Path.of("/proc/self/mountinfo")));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    if (serves(cache(), mounts)) {
      return Optional.empty();
    }
    return Stream.of(System.getProperty("java.io.tmpdir"), "/var/tmp", "/dev/shm")
        .map(Path::of)
        .filter(directory -> serves(directory, mounts))
        .findFirst();
  }

  /** As JNA chooses it on Linux. */
  private static Path cache() {
    String named = System.getenv("XDG_CACHE_HOME");
    return named == null || named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(named);
  }

  /** Whether files can be made there (the directory itself may be yet to come) and executed. */
  private static boolean serves(Path directory, MountTable mounts) {
    for (Path at : ancestry(directory)) {
      if (Files.exists(at)) {
        try {
          return Files.isDirectory(at)
              && Files.isWritable(at)
              && mounts.mayExecuteIn(at.toRealPath());
        } catch (IOException gone) {
          return false;
        }
      }
    }
    return false;
  }

  private static List<Path> ancestry(Path directory) {
    return Stream.iterate(directory.toAbsolutePath(), at -> at != null, Path::getParent).toList();
  }
}
