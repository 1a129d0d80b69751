package gunitop.rehearsal;

import gunitop.process.TemporaryFile;

/**
 * A worker's heartbeat file: made by the master with mode 0600 before the fork; each beat of
 * release 20.1 changes its mode to 0 or 1, which moves ctime ({@code
 * gunicorn/workers/workertmp.py}).
 */
final class Heartbeat {
  private static final int MADE = 0600;

  private final long inode;
  private final long madeNanos;
  private int mode = MADE;
  private long changedNanos;

  /** One made now, by the wall clock in nanoseconds since the epoch. */
  Heartbeat(long inode, long epochNanos) {
    this.inode = inode;
    madeNanos = epochNanos;
    changedNanos = epochNanos;
  }

  void beat(long epochNanos) {
    mode = mode == 1 ? 0 : 1;
    changedNanos = epochNanos;
  }

  /** When it was last touched, or made; nanoseconds since the epoch. */
  long changedNanos() {
    return changedNanos;
  }

  /** Whether its worker has touched it at all. */
  boolean hasBeaten() {
    return mode != MADE;
  }

  TemporaryFile file() {
    return new TemporaryFile(1, inode, mode, madeNanos, changedNanos);
  }
}
