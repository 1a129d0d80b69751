package gunitop.gunicorn;

import gunitop.process.Reading;

/**
 * How many workers a master wants; Gunicorn does not show it, so it is told with its source.
 *
 * @param count the number; not read where nothing tells
 * @param source how it is known, e.g. {@code "-w on the command line"}
 */
public record Desired(Reading<Integer> count, String source) {
  /** Nothing tells. */
  public static final Desired UNKNOWN = new Desired(Reading.notRead(), "nothing tells");
}
