package gunitop.preflight;

import gunitop.process.Reading;
import java.util.Optional;

/**
 * A path that NEW will use, and what lies there now, as the master sees it.
 *
 * @param path as the master names it, links and all; hostile until it is made printable
 * @param found what lies there; empty where nothing does; not read where nobody can look
 */
public record SeenFile(String path, Reading<Optional<Entry>> found) {

  /**
   * What lies at a path.
   *
   * @param path without links
   * @param device the device number
   * @param inode the inode number
   * @param modifiedNanos when its content, or a directory's list of names, was last changed;
   *     nanoseconds since the epoch
   * @param linkChangedNanos when the last changed of the links on the way was made; 0 without links
   */
  public record Entry(
      String path, long device, long inode, long modifiedNanos, long linkChangedNanos) {

    /** Whether it is the same file or folder, whatever it is called. */
    public boolean isSame(Entry other) {
      return device == other.device && inode == other.inode;
    }
  }

  /** Whether it is known that nothing lies there. */
  boolean isGone() {
    return found.isKnown() && found.get().isEmpty();
  }

  /** What lies there, where that is known. */
  Optional<Entry> entry() {
    return found.orElse(Optional.empty());
  }
}
