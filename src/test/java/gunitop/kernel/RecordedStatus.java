package gunitop.kernel;

import com.sun.jna.Pointer;

/** Writes {@code struct statx}. */
final class RecordedStatus {
  private static final long SECOND = 1_000_000_000L;

  private RecordedStatus() {}

  static void write(FileStatus status, Pointer statx) {
    statx.clear(256);
    statx.setInt(16, status.links());
    statx.setInt(20, status.uid());
    statx.setInt(24, status.gid());
    statx.setShort(28, (short) status.mode());
    statx.setLong(32, status.inode());
    statx.setLong(40, status.size());
    statx.setLong(96, status.changedNanos() / SECOND);
    statx.setInt(104, (int) (status.changedNanos() % SECOND));
    statx.setLong(112, status.modifiedNanos() / SECOND);
    statx.setInt(120, (int) (status.modifiedNanos() % SECOND));
    statx.setInt(136, (int) (status.device() >>> 8 & 0xFFF));
    statx.setInt(140, (int) (status.device() & 0xFF | status.device() >>> 12 & 0xFFFFFF00L));
  }
}
