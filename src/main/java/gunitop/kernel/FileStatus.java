package gunitop.kernel;

import java.nio.ByteBuffer;

/**
 * What {@code statx(2)} says of a file.
 *
 * @param mode type and permission bits, as {@code st_mode}
 * @param uid the owner
 * @param gid the group
 * @param links how many names it has (hard links)
 * @param device the device number, packed as the C library's {@code makedev} does
 * @param inode the inode number
 * @param size its length in bytes
 * @param modifiedNanos {@code mtime} in nanoseconds since the epoch
 * @param changedNanos {@code ctime} in nanoseconds since the epoch
 */
public record FileStatus(
    int mode,
    int uid,
    int gid,
    int links,
    long device,
    long inode,
    long size,
    long modifiedNanos,
    long changedNanos) {
  private static final int TYPE_BITS = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int LINK = 0120000;
  private static final int SOCKET = 0140000;
  private static final int FIFO = 0010000;
  private static final int OWNER_WRITES = 0200;
  private static final int OWNER_READS = 0400;

  /** Whether it is the same file, whatever has become of it. */
  public boolean isSameFile(FileStatus other) {
    return inode == other.inode && device == other.device;
  }

  /** Whether it is a regular file. */
  public boolean isRegular() {
    return (mode & TYPE_BITS) == REGULAR;
  }

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return (mode & TYPE_BITS) == DIRECTORY;
  }

  /** Whether it is a symbolic link. */
  public boolean isLink() {
    return (mode & TYPE_BITS) == LINK;
  }

  /** What it is, in a word or two. */
  public String kind() {
    return switch (mode & TYPE_BITS) {
      case REGULAR -> "regular file";
      case DIRECTORY -> "directory";
      case LINK -> "symbolic link";
      case SOCKET -> "socket";
      case FIFO -> "FIFO";
      default -> "device";
    };
  }

  /** Whether it is a unix socket's file. */
  public boolean isSocket() {
    return (mode & TYPE_BITS) == SOCKET;
  }

  /** The permission bits, 07777. */
  public int permissions() {
    return mode & 07777;
  }

  /** Whether its owner may write: of a link in {@code /proc/PID/fd}, whether it is open so. */
  public boolean isOwnerWritable() {
    return (mode & OWNER_WRITES) != 0;
  }

  /** The same for reading and writing. */
  public boolean isOwnerReadWritable() {
    return (mode & OWNER_READS) != 0 && isOwnerWritable();
  }

  /**
   * Reads {@code struct statx}, which is laid out alike on every architecture.
   *
   * @param statx in the order of bytes of this machine
   */
  static FileStatus of(ByteBuffer statx) {
    return new FileStatus(
        statx.getShort(28) & 0xFFFF,
        statx.getInt(20),
        statx.getInt(24),
        statx.getInt(16),
        device(statx.getInt(136), statx.getInt(140)),
        statx.getLong(32),
        statx.getLong(40),
        nanos(statx, 112),
        changedNanos(statx));
  }

  /** Whether {@code struct statx} says the same. */
  boolean isStill(ByteBuffer statx) {
    return changedNanos == changedNanos(statx)
        && inode == statx.getLong(32)
        && device == device(statx.getInt(136), statx.getInt(140))
        && mode == (statx.getShort(28) & 0xFFFF)
        && size == statx.getLong(40)
        && modifiedNanos == nanos(statx, 112);
  }

  static long changedNanos(ByteBuffer statx) {
    return nanos(statx, 96);
  }

  private static long nanos(ByteBuffer statx, int offset) {
    return statx.getLong(offset) * 1_000_000_000L + statx.getInt(offset + 8);
  }

  /** The device number of these two, as {@code /proc/PID/mountinfo} writes them. */
  public static long device(int major, int minor) {
    return (major & 0xFFFFF000L) << 32
        | (major & 0xFFFL) << 8
        | (minor & 0xFFFFFF00L) << 12
        | minor & 0xFFL;
  }
}
