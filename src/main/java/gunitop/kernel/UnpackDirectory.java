package gunitop.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory of our own that JNA's native library is unpacked into, loaded from and removed from.
 * It is made in the first directory where that can be done and executed, and where nobody but root
 * or we could put another in its place.
 *
 * <p>Looks at paths, as without the library no descriptor can be kept: nobody else can change what
 * was passed, as each directory from {@code /} on is root's or ours and nobody else may write to
 * it, or has the sticky bit, so that nobody else may rename what is ours in it.
 */
final class UnpackDirectory implements AutoCloseable {
  private static final int GROUP_OR_OTHERS_WRITE = 022;
  private static final int STICKY = 01000;

  private final Path path;

  private UnpackDirectory(Path path) {
    this.path = path;
  }

  /** Makes one; empty where there is no place for it. */
  static Optional<UnpackDirectory> make() {
    MountTable mounts = mounts();
    return Stream.of(
            System.getProperty("java.io.tmpdir"),
            "/var/tmp",
            "/dev/shm",
            System.getProperty("user.home") + "/.cache")
        .flatMap(name -> path(name).stream())
        .filter(parent -> mayExecuteIn(parent, mounts) && isOurs(parent))
        .flatMap(parent -> make(parent).stream())
        .findFirst();
  }

  private static Optional<UnpackDirectory> make(Path parent) {
    try {
      // Its name was not there, and nobody else may enter it.
      return Optional.of(new UnpackDirectory(Files.createTempDirectory(parent, "gunitop-")));
    } catch (IOException full) {
      return Optional.empty();
    }
  }

  /** Whether a library may be executed that lies in this directory. */
  static boolean mayExecuteIn(Path directory) {
    return mayExecuteIn(directory, mounts());
  }

  private static boolean mayExecuteIn(Path directory, MountTable mounts) {
    try {
      return mounts.mayExecuteIn(directory.toRealPath());
    } catch (IOException none) {
      return false;
    }
  }

  /** Where they cannot be read, nothing is known of any mount. */
  private static MountTable mounts() {
    try {
      return MountTable.parse(Files.readString(Path.of("/proc/self/mountinfo")));
    } catch (IOException unreadable) {
      return new MountTable(Map.of());
    }
  }

  private static boolean isOurs(Path directory) {
    try {
      Object us = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      for (Path at = directory; at != null; at = at.getParent()) {
        Map<String, Object> entry =
            Files.readAttributes(at, "unix:uid,mode,isDirectory", LinkOption.NOFOLLOW_LINKS);
        int mode = (int) entry.get("mode");
        boolean guarded = (mode & GROUP_OR_OTHERS_WRITE) == 0 || (mode & STICKY) != 0;
        boolean owned = entry.get("uid").equals(0) || entry.get("uid").equals(us);
        if (!entry.get("isDirectory").equals(true) || !guarded || !owned) {
          return false;
        }
      }
      return directory.isAbsolute();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Empty where the name is no path in this locale: a letter beyond ASCII in the C locale. */
  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException beyondTheLocale) {
      return Optional.empty();
    }
  }

  Path path() {
    return path;
  }

  /** Removes it with what JNA left there. */
  @Override
  public void close() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(path);
    } catch (IOException stays) {
      // It is empty or small, and nobody else's.
    }
  }
}
