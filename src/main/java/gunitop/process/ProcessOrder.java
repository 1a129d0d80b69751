package gunitop.process;

import java.util.Comparator;

/** Orders of processes that do not change while they live. */
public final class ProcessOrder {
  /** Those of one boot, by start time, then by PID. */
  public static final Comparator<ProcessId> ELDEST_FIRST =
      Comparator.comparingLong(ProcessId::startTicks).thenComparingInt(ProcessId::pid);

  /** The same: a master before the workers that it forked. */
  public static final Comparator<ProcessSample> OLDEST_FIRST =
      Comparator.comparing(ProcessSample::id, ELDEST_FIRST);

  private ProcessOrder() {}
}
