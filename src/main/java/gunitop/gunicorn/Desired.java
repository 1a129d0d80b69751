package gunitop.gunicorn;

import gunitop.process.Reading;

/**
 * How many workers a master wants; Gunicorn does not show it, so it is told with its source.
 *
 * @param count the number; not read where nothing tells
 * @param source how it is known, e.g. {@code "-w on the command line"}
 * @param atStart what it was started with, as far as that is known: TTIN, TTOU and a changed
 *     configuration make it another one
 */
public record Desired(Reading<Integer> count, String source, Reading<Integer> atStart) {
  /** Nothing tells. */
  public static final Desired UNKNOWN = new Desired(Reading.notRead(), "nothing tells");

  /** One of which nothing is known but this. */
  public Desired(Reading<Integer> count, String source) {
    this(count, source, Reading.notRead());
  }

  /**
   * What it has with all that it was started with: more than it holds now where TTOU has taken some
   * off, by hand or in a drain that somebody else began. HUP brings them back.
   */
  public Reading<Integer> full() {
    return count.isKnown() && atStart.isKnown() && atStart.get() > count.get() ? atStart : count;
  }

  /** One that is not smaller than what is there. */
  Desired atLeast(int ready) {
    return count.isKnown() && count.get() < ready
        ? new Desired(Reading.known(ready), "as many are ready (" + source + ")", atStart)
        : this;
  }
}
