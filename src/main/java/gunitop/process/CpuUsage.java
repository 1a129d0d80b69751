package gunitop.process;

import java.util.HashMap;
import java.util.Map;

/**
 * CPU use of each process between two snapshots, in percent of one CPU.
 *
 * @param percent by identity; a process that only the later snapshot knows is absent
 */
public record CpuUsage(Map<ProcessId, Double> percent) {

  /** Nothing is known yet. */
  public static final CpuUsage NONE = new CpuUsage(Map.of());

  /** Copies the map. */
  public CpuUsage {
    percent = Map.copyOf(percent);
  }

  /** The use between two snapshots, of the processes that stand in both. */
  public static CpuUsage between(Snapshot earlier, Snapshot later) {
    double seconds = (later.monotonicNanos() - earlier.monotonicNanos()) / 1e9;
    if (seconds <= 0) {
      return NONE;
    }
    Map<ProcessId, Double> percent = new HashMap<>();
    for (ProcessSample now : later.processes().values()) {
      ProcessSample before = earlier.processes().get(now.pid());
      if (before != null && before.id().equals(now.id())) {
        long ticks = Math.max(0, now.stat().cpuTicks() - before.stat().cpuTicks());
        percent.put(now.id(), 100.0 * ticks / later.host().ticksPerSecond() / seconds);
      }
    }
    return new CpuUsage(percent);
  }

  /** The use of one process. */
  public Reading<Double> of(ProcessId id) {
    Double value = percent.get(id);
    return value == null ? Reading.notRead() : Reading.known(value);
  }
}
