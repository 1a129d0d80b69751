package gunitop.supervision.supervisord;

import java.util.ArrayList;
import java.util.List;

/** Paths as text, without a look at the disk: Java's own know but the letters of the locale. */
final class HostPath {
  private HostPath() {}

  /** A path seen from a directory, absolute, without {@code .} and {@code ..}. */
  static String resolved(String directory, String path) {
    return "/" + String.join("/", elements(path.startsWith("/") ? path : directory + "/" + path));
  }

  /** The names that it leads through, as Python's {@code normpath} makes them. */
  static List<String> elements(String path) {
    List<String> elements = new ArrayList<>();
    for (String name : path.split("/")) {
      if (name.equals("..")) {
        if (!elements.isEmpty()) {
          elements.remove(elements.size() - 1);
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        elements.add(name);
      }
    }
    return elements;
  }
}
