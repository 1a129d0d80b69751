package gunitop.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
    if (cache().filter(directory -> serves(directory, mounts)).isPresent()) {
      return Optional.empty();
    }
    return Stream.of(System.getProperty("java.io.tmpdir"), "/var/tmp", "/dev/shm")
        .flatMap(name -> path(name).stream())
        .filter(directory -> serves(directory, mounts))
        .findFirst();
  }

  /** As JNA chooses it on Linux. */
  private static Optional<Path> cache() {
    String named = System.getenv("XDG_CACHE_HOME");
    return named == null || named.isBlank()
        ? path(System.getProperty("user.home") + "/.cache")
        : path(named);
  }

  /** Empty where the name is no path in this locale: a letter beyond ASCII in the C locale. */
  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException beyondTheLocale) {
      return Optional.empty();
    }
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
