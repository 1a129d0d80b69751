package gunitop.kernel;

import java.nio.ByteBuffer;

/**
 * What {@code fstatfs(2)} says of a filesystem.
 *
 * @param freeBytes what root may still write, in bytes
 * @param availableBytes what every other user may
 * @param inodes how many files it can hold; 0 where it does not count them
 * @param freeInodes how many more
 * @param readOnly whether it is mounted read-only
 */
public record DiskSpace(
    long freeBytes, long availableBytes, long inodes, long freeInodes, boolean readOnly) {
  /** Of {@code struct statfs} on 64-bit machines, with what it reserves. */
  static final int SIZE = 120;

  private static final int ST_RDONLY = 1;

  /** Reads {@code struct statfs}, which x86-64 and arm64 lay out alike. */
  static DiskSpace of(ByteBuffer statfs) {
    long blockBytes = statfs.getLong(8);
    return new DiskSpace(
        statfs.getLong(24) * blockBytes,
        statfs.getLong(32) * blockBytes,
        statfs.getLong(40),
        statfs.getLong(48),
        (statfs.getLong(80) & ST_RDONLY) != 0);
  }
}
