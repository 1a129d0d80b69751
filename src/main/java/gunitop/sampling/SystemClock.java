package gunitop.sampling;

import java.time.Instant;

/** The clock of this host. */
public final class SystemClock implements HostClock {

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant time() {
    return Instant.now();
  }

  @Override
  public long at(long systemNanos) {
    return systemNanos;
  }

  @Override
  public double speed() {
    return 1;
  }
}
