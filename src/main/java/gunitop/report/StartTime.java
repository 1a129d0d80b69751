package gunitop.report;

import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a process started, by the wall clock. */
final class StartTime {
  private static final double NANOS_PER_SECOND = 1e9;

  private StartTime() {}

  /**
   * The snapshot's wall clock less the process's age by the kernel's clock, to the nearest second.
   * The kernel counts from boot, so a wall clock that was set since then moves the result: it is
   * for people; a process is identified by its ticks.
   */
  static Instant of(ProcessId id, Snapshot snapshot) {
    long ageNanos = Math.round(snapshot.ageSeconds(id) * NANOS_PER_SECOND);
    return snapshot.time().minusNanos(ageNanos).plusMillis(500).truncatedTo(ChronoUnit.SECONDS);
  }
}
