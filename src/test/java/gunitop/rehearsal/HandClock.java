package gunitop.rehearsal;

import gunitop.sampling.HostClock;
import gunitop.testkit.Clock;
import java.time.Instant;

/** A clock that stands still unless it is moved. */
final class HandClock implements HostClock {
  private long nanos = Clock.NANOS;
  private Instant start = Clock.TIME;

  /** Moves it to this instant; it does not run backwards. */
  void to(long instant) {
    nanos = Math.max(nanos, instant);
  }

  /** Sets the wall clock by so much; the monotonic one goes on. */
  void sets(double seconds) {
    start = start.plusNanos((long) (seconds * 1e9));
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant time() {
    return start.plusNanos(nanos - Clock.NANOS);
  }

  @Override
  public long at(long systemNanos) {
    return nanos;
  }

  @Override
  public double speed() {
    return 1;
  }
}
