package gunitop.process;

import java.util.Comparator;

/** Orders of processes that do not change while they live. */
public final class ProcessOrder {
  /** By start time, then by PID: a master before the workers that it forked. */
  public static final Comparator<ProcessSample> OLDEST_FIRST =
      Comparator.comparingLong((ProcessSample process) -> process.id().startTicks())
          .thenComparingInt(ProcessSample::pid);

  private ProcessOrder() {}
}
