package gunitop.supervision;

import gunitop.kernel.Self;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds programs by absolute path. As root, only such as nobody but root could have put there: the
 * file and every directory above it belong to root and can be written by no one else.
 */
final class TrustedProgram {
  private TrustedProgram() {}

  /** Why this path may not be run; empty where it may. */
  static Optional<String> objection(Path path) {
    if (!path.isAbsolute() || !Files.isExecutable(path) || Files.isDirectory(path)) {
      return Optional.of(path + " is no program");
    }
    if (Self.effectiveUid() != 0) {
      return Optional.empty();
    }
    try {
      // The way to a link counts as well as the way to what it leads to.
      Optional<Path> found = firstOfOthers(path.normalize());
      if (found.isEmpty()) {
        found = firstOfOthers(path.toRealPath());
      }
      return found.map(part -> part + " can be changed by others than root: it is not run as root");
    } catch (IOException gone) {
      return Optional.of(path + " cannot be looked at");
    }
  }

  private static Optional<Path> firstOfOthers(Path path) throws IOException {
    for (Path part = path; part != null; part = part.getParent()) {
      if (isOthers(part)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private static boolean isOthers(Path path) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(path, "posix:permissions,owner");
    @SuppressWarnings("unchecked")
    Set<PosixFilePermission> permissions = (Set<PosixFilePermission>) attributes.get("permissions");
    Object uid = Files.getAttribute(path, "unix:uid");
    return !Integer.valueOf(0).equals(uid)
        || permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }
}
