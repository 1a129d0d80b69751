package gunitop.ui;

import gunitop.process.CpuUsage;
import gunitop.process.Snapshot;
import java.util.Optional;

/**
 * CPU use over windows of about a second, however often samples come: clock ticks are too coarse
 * for less.
 *
 * @param reference where the running window began
 * @param usage of the last window that was completed
 */
public record CpuMeter(Optional<Snapshot> reference, CpuUsage usage) {
  /** How long a window is at least. */
  static final long WINDOW_NANOS = 950_000_000L;

  /** How long the very first window is at least, so that the screen is filled soon. */
  static final long FIRST_WINDOW_NANOS = 250_000_000L;

  static final CpuMeter START = new CpuMeter(Optional.empty(), CpuUsage.NONE);

  /** After one more snapshot. */
  CpuMeter after(Snapshot now) {
    if (reference.isEmpty()) {
      return new CpuMeter(Optional.of(now), usage);
    }
    long window = now.monotonicNanos() - reference.get().monotonicNanos();
    long wanted = usage.isEmpty() ? FIRST_WINDOW_NANOS : WINDOW_NANOS;
    return window < wanted
        ? this
        : new CpuMeter(Optional.of(now), CpuUsage.between(reference.get(), now));
  }
}
