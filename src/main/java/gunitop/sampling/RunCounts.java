package gunitop.sampling;

import java.util.Arrays;

/**
 * How often a process had run when that was last asked: {@code /proc/PID/schedstat} as it read
 * then, or that of all its threads. Mutable, and seen by one thread only.
 */
final class RunCounts {
  private static final int BUSY_RUNS = 3;

  /** {@code null} where that is not known. */
  private byte[] counts;

  private int runs;
  private boolean ran = true;

  /** Takes in, of one that is looked at closely, the first {@code length} bytes. */
  void take(byte[] buffer, int length) {
    ran = differ(buffer, length);
    if (ran) {
      counts = Arrays.copyOf(buffer, length);
    }
  }

  /**
   * The same for one that is not looked at closely; a {@code length} of 0 where that is not known.
   *
   * @return whether it has run since this was asked last
   */
  boolean takeInPassing(byte[] buffer, int length) {
    boolean has = differ(buffer, length);
    if (has) {
      counts = length > 0 ? Arrays.copyOf(buffer, length) : null;
      runs++;
    } else {
      runs = 0;
    }
    return has;
  }

  /** Takes in that it is not known how often it has run. */
  void forget() {
    ran = true;
    counts = null;
  }

  /** Whether that differs from what was taken in last, or is not known. */
  boolean differ(byte[] buffer, int length) {
    return counts == null
        || length <= 0
        || !Arrays.equals(counts, 0, counts.length, buffer, 0, length);
  }

  /** Whether it may have run since it was last looked at closely. */
  boolean ran() {
    return ran;
  }

  /** Whether it had run each time that it was looked at in passing, for some times by now. */
  boolean runsEachTime() {
    return runs > BUSY_RUNS;
  }
}
