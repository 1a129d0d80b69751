package gunitop.release.disk;

import gunitop.trust.Budget;

/**
 * What is left of the files that the code of one application may cost, and of the time of a turn.
 */
final class Limit {
  private final long deadlineNanos;
  private int entries = Budget.SOURCE_ENTRIES;

  private Limit(long deadlineNanos) {
    this.deadlineNanos = deadlineNanos;
  }

  /** When a turn that begins now must end. */
  static long deadlineNanos() {
    return System.nanoTime() + Budget.CODE_TIME.toNanos();
  }

  /** All the files of one application until then. */
  static Limit until(long deadlineNanos) {
    return new Limit(deadlineNanos);
  }

  /** Takes one entry of a directory from it; false where nothing is left. */
  boolean take() {
    entries--;
    return entries >= 0 && isInTime();
  }

  boolean isInTime() {
    return System.nanoTime() - deadlineNanos < 0;
  }

  int entries() {
    return Math.max(0, entries);
  }
}
