package gunitop.process;

/**
 * CPU use of each process between two snapshots, in percent of one CPU. Nothing is computed before
 * somebody asks about a process: on a host with thousands few of them are looked at.
 *
 * @param earlier the processes of the earlier snapshot
 * @param later those of the later one
 * @param percentPerTick what one clock tick of CPU time between the two amounts to
 */
public record CpuUsage(ProcessTable earlier, ProcessTable later, double percentPerTick) {

  /** Nothing is known yet. */
  public static final CpuUsage NONE = new CpuUsage(ProcessTable.EMPTY, ProcessTable.EMPTY, 0);

  private static final Reading<Double> NOT_READ = Reading.notRead();
  private static final Reading<Double> IDLE = Reading.known(0.0);

  /** The use between two snapshots, of the processes that stand in both. */
  public static CpuUsage between(Snapshot earlier, Snapshot later) {
    double seconds = (later.monotonicNanos() - earlier.monotonicNanos()) / 1e9;
    return seconds <= 0
        ? NONE
        : new CpuUsage(
            ProcessTable.copyOf(earlier.processes()),
            ProcessTable.copyOf(later.processes()),
            100.0 / later.host().ticksPerSecond() / seconds);
  }

  /** Whether it knows of no process. */
  public boolean isEmpty() {
    return earlier.isEmpty() || later.isEmpty();
  }

  /** The use of one process; not read where it does not stand in both snapshots. */
  public Reading<Double> of(ProcessId id) {
    double percent = percentOf(id);
    return Double.isNaN(percent) ? NOT_READ : percent == 0 ? IDLE : Reading.known(percent);
  }

  /** The same as a figure; {@link Double#NaN} where it does not stand in both snapshots. */
  public double percentOf(ProcessId id) {
    ProcessSample now = later.of(id.pid());
    ProcessSample before = now == null ? null : earlier.of(id.pid());
    if (before == null || !isOf(id, now) || !isOf(id, before)) {
      return Double.NaN;
    }
    return percentPerTick * Math.max(0, now.stat().cpuTicks() - before.stat().cpuTicks());
  }

  private static boolean isOf(ProcessId id, ProcessSample sample) {
    return sample.id() == id || sample.id().equals(id);
  }
}
