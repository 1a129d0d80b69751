package gunitop.kernel;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The mounts that this process sees ({@code proc_pid_mountinfo(5)}).
 *
 * @param options the options of each mount, by its directory; of two on one directory the later. A
 *     directory that is no path in this locale is left out: no path of ours leads through it
 */
record MountTable(Map<Path, Set<String>> options) {
  private static final int MOUNT_POINT = 4;
  private static final int OPTIONS = 5;

  static MountTable parse(String mountinfo) {
    Map<Path, Set<String>> options = new LinkedHashMap<>();
    for (String line : mountinfo.split("\n")) {
      String[] fields = line.split(" ");
      if (fields.length > OPTIONS) {
        try {
          options.put(Path.of(unescaped(fields[MOUNT_POINT])), Set.of(fields[OPTIONS].split(",")));
        } catch (InvalidPathException beyondTheLocale) {
          continue;
        }
      }
    }
    return new MountTable(options);
  }

  /** Whether programs and libraries below this directory, an absolute path, may be executed. */
  boolean mayExecuteIn(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      Set<String> found = options.get(at);
      if (found != null) {
        return !found.contains("noexec");
      }
    }
    return true;
  }

  /** Blanks, tabs, newlines and backslashes are written as three octal digits. */
  private static String unescaped(String path) {
    return path.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
