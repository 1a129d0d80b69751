package gunitop.rehearsal;

import gunitop.sampling.HostClock;
import gunitop.testkit.Clock;
import java.time.Instant;

/** A clock that stands still unless it is moved. */
final class HandClock implements HostClock {
  private long nanos = Clock.NANOS;

  /** Moves it to this instant; it does not run backwards. */
  void to(long instant) {
    nanos = Math.max(nanos, instant);
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant time() {
    return Clock.TIME.plusNanos(nanos - Clock.NANOS);
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
