package gunitop.sampling;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a host: what {@link gunitop.process.Snapshot#monotonicNanos} and {@link
 * gunitop.process.Snapshot#time} are read from. That of a rehearsal may run slower or faster than
 * the operator's.
 */
public interface HostClock {

  /** The monotonic clock, nanoseconds from an arbitrary start. */
  long nanos();

  /** The wall clock. */
  Instant time();

  /** What {@link #nanos} was when {@link System#nanoTime} was this. */
  long at(long systemNanos);

  /** How many of its seconds pass in one of the operator's; always positive. */
  double speed();

  /** How long the operator waits until {@link #nanos} is this; never negative. */
  default long waitNanos(long nanos) {
    return (long) (Math.max(0, nanos - nanos()) / speed());
  }

  /** How often to look, of the operator's time, so that nothing is missed between two looks. */
  default Duration pace(Duration wanted) {
    return speed() <= 1 ? wanted : Duration.ofNanos((long) (wanted.toNanos() / speed()));
  }
}
