package gunitop.testkit;

import gunitop.process.Host;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The one instant at which scenarios start, and the host on which they play. */
public final class Clock {
  /** The wall clock. */
  public static final Instant TIME = Instant.parse("2026-03-14T12:04:31.250Z");

  /** The monotonic clock at that instant: the host has been up for ten days. */
  public static final long NANOS = 864_000_000_000_000L;

  /** The zone in which times are shown. */
  public static final ZoneId ZONE = ZoneOffset.UTC;

  /** The host. */
  public static final Host HOST = new Host("web-03", "boot", 100, 4, 0);

  private Clock() {}

  /** The start ticks of a process that has lived for so long at {@link #NANOS}. */
  public static long startTicks(double ageSeconds) {
    return Math.round((NANOS / 1e9 - ageSeconds) * HOST.ticksPerSecond());
  }
}
