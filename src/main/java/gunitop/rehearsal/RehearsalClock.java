package gunitop.rehearsal;

import gunitop.sampling.HostClock;
import java.time.Instant;
import java.util.function.LongSupplier;

/** A clock that runs slower or faster than the operator's, and never backwards. */
public final class RehearsalClock implements HostClock {
  /** The slowest speed. */
  public static final double SLOWEST = 0.1;

  /** The fastest speed. */
  public static final double FASTEST = 20;

  private static final double[] SPEEDS = {SLOWEST, 0.25, 0.5, 1, 2, 4, 8, FASTEST};

  private final LongSupplier system;
  private final Instant startTime;
  private final long startNanos;
  private long fromSystem;
  private long fromNanos;
  private double speed;

  /**
   * A clock that begins now.
   *
   * @param time what its wall clock shows now
   * @param nanos what its monotonic clock shows now
   * @param system the operator's monotonic clock
   */
  public RehearsalClock(Instant time, long nanos, double speed, LongSupplier system) {
    this.system = system;
    this.speed = speed;
    startTime = time;
    startNanos = nanos;
    fromNanos = nanos;
    fromSystem = system.getAsLong();
  }

  @Override
  public long nanos() {
    return at(system.getAsLong());
  }

  @Override
  public Instant time() {
    return startTime.plusNanos(nanos() - startNanos);
  }

  @Override
  public synchronized long at(long systemNanos) {
    return fromNanos + (long) (Math.max(0, systemNanos - fromSystem) * speed);
  }

  @Override
  public synchronized double speed() {
    return speed;
  }

  /** The next faster speed from now on. */
  public void faster() {
    for (double next : SPEEDS) {
      if (next > speed()) {
        turnTo(next);
        return;
      }
    }
  }

  /** The next slower speed from now on. */
  public void slower() {
    for (int i = SPEEDS.length - 1; i >= 0; i--) {
      if (SPEEDS[i] < speed()) {
        turnTo(SPEEDS[i]);
        return;
      }
    }
  }

  private synchronized void turnTo(double next) {
    long now = system.getAsLong();
    fromNanos = at(now);
    fromSystem = now;
    speed = next;
  }
}
