package gunitop.process;

import java.util.Comparator;

/**
 * Orders of processes that do not change while they live. By hand: the JVM archives no class of the
 * JDK's combined comparators, and to make the first one costs the start 10 ms.
 */
public final class ProcessOrder {
  /** By start time, then by PID: a master before the workers that it forked. */
  public static final Comparator<ProcessSample> OLDEST_FIRST =
      (one, other) -> {
        int byStart = Long.compare(one.id().startTicks(), other.id().startTicks());
        return byStart != 0 ? byStart : Integer.compare(one.pid(), other.pid());
      };

  private ProcessOrder() {}
}
