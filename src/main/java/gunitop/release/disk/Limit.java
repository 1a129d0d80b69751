package gunitop.release.disk;

import gunitop.trust.Budget;

/** What is left of the time and the files that the code of one application may cost. */
final class Limit {
  private final long deadlineNanos = System.nanoTime() + Budget.CODE_TIME.toNanos();
  private int entries = Budget.SOURCE_ENTRIES;

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
