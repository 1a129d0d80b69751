package gunitop.sampling;

import gunitop.process.ProcessStat;

/**
 * When a process was last looked at closely, and what has been seen of it in passing since.
 * Mutable, and seen by one thread only.
 */
final class LastLook {
  /** Whether nothing is expected of it, as a {@link Peek} sees it, but that it may exit. */
  boolean settled;

  private boolean waits;
  private boolean due = true;
  private boolean ran = true;
  private long ranNanos;
  private long nanos;
  private ProcessStat stat;

  /** Takes in whether it need not be looked at closely each time that it has run. */
  void mayWait(boolean may) {
    waits = may;
  }

  /** Whether it need not be looked at closely each time that it has run. */
  boolean waits() {
    return waits;
  }

  /** Takes in whether it has run since the last sample. */
  void see(RunCounts counts) {
    ran |= counts.ran();
    ranNanos = Math.max(ranNanos, counts.ranNanos());
  }

  /** Whether it may have run since it was last looked at closely. */
  boolean ran() {
    return ran;
  }

  /**
   * For how many nanoseconds it used the CPU from one sample to the next, at most, since it was
   * last looked at closely; 0 where that is not known.
   */
  long ranNanos() {
    return ranNanos;
  }

  /** What it was like when it was looked at closely; {@code null} before that. */
  ProcessStat stat() {
    return stat;
  }

  /** When it was looked at closely, by the monotonic clock. */
  long nanos() {
    return nanos;
  }

  /** Takes in whether this sample shall look at it closely. */
  void due(boolean is) {
    due = is;
  }

  /** Whether this sample shall look at it closely. */
  boolean isDue() {
    return due;
  }

  /** Takes in that it is looked at closely now. */
  void taken(ProcessStat now, long nowNanos) {
    ran = false;
    ranNanos = 0;
    stat = now;
    nanos = nowNanos;
  }

  /** Takes in that it is looked at closely no more. */
  void forget() {
    settled = false;
    waits = false;
    due = true;
    ran = true;
    ranNanos = 0;
    stat = null;
  }
}
