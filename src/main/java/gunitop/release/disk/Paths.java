package gunitop.release.disk;

/** Absolute paths as text. */
final class Paths {
  private Paths() {}

  /** The directory above; empty above the root. */
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    if (path.equals("/") || slash < 0) {
      return "";
    }
    return slash == 0 ? "/" : path.substring(0, slash);
  }

  /** An entry of a directory. */
  static String in(String directory, String name) {
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }

  /** What a path means that is written down in a directory. */
  static String resolve(String directory, String path) {
    return path.startsWith("/") ? path : in(directory, path);
  }

  /** Whether a path is a directory or lies below it. */
  static boolean isBelow(String path, String directory) {
    return path.equals(directory) || path.startsWith(directory.equals("/") ? "/" : directory + "/");
  }
}
