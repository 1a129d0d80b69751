package gunitop.sampling.proc;

import gunitop.process.Reading;
import java.util.function.Function;

/** Joins two readings of which the second is made from the first. */
public final class Readings {

  private Readings() {}

  /** What the parser makes of a fact; what is unreadable stays so. */
  public static <A, B> Reading<B> then(Reading<A> reading, Function<A, Reading<B>> parser) {
    if (reading.isKnown()) {
      return parser.apply(reading.get());
    }
    return reading.isDenied() ? Reading.denied() : Reading.notRead();
  }
}
