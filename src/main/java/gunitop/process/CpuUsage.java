package gunitop.process;

import java.util.Map;

/**
 * CPU use of each process between two snapshots, in percent of one CPU; worked out when it is asked
 * for, as a screen shows that of a few.
 *
 * @param earlier the processes of the first snapshot, by PID
 * @param later those of the second
 * @param percentPerTick what one clock tick between the two makes
 */
public record CpuUsage(
    Map<Integer, ProcessSample> earlier, Map<Integer, ProcessSample> later, double percentPerTick) {

  /** Nothing is known yet. */
  public static final CpuUsage NONE = new CpuUsage(Map.of(), Map.of(), 0);

  private static final Reading<Double> NOT_READ = Reading.notRead();
  private static final Reading<Double> IDLE = Reading.known(0.0);

  /** The use between two snapshots, of the processes that stand in both. */
  public static CpuUsage between(Snapshot earlier, Snapshot later) {
    double seconds = (later.monotonicNanos() - earlier.monotonicNanos()) / 1e9;
    return seconds <= 0
        ? NONE
        : new CpuUsage(
            earlier.processes(),
            later.processes(),
            100.0 / later.host().ticksPerSecond() / seconds);
  }

  /** The use of one process; not read where it does not stand in both snapshots. */
  public Reading<Double> of(ProcessId id) {
    double percent = percentOf(id);
    return Double.isNaN(percent) ? NOT_READ : percent == 0 ? IDLE : Reading.known(percent);
  }

  /** The same as a figure; {@link Double#NaN} where it does not stand in both snapshots. */
  public double percentOf(ProcessId id) {
    Integer pid = id.pid();
    ProcessSample now = later.get(pid);
    ProcessSample before = now == null ? null : earlier.get(pid);
    if (before == null || !now.id().equals(id) || !before.id().equals(id)) {
      return Double.NaN;
    }
    return percentPerTick * Math.max(0, now.stat().cpuTicks() - before.stat().cpuTicks());
  }
}
