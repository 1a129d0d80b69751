package gunitop.ui;

import gunitop.process.CpuUsage;
import gunitop.process.ProcessOrder;
import gunitop.process.ProcessSample;
import java.util.Comparator;
import java.util.Locale;

/** What the tree screen can be ordered by. */
public enum SortKey {
  PID("PID"),
  USER("USER"),
  CPU("CPU%"),
  MEMORY("RES"),
  TIME("TIME+"),
  AGE("AGE"),
  COMMAND("Command");

  private final String column;

  SortKey(String column) {
    this.column = column;
  }

  /** The heading of its column. */
  public String column() {
    return column;
  }

  /** Its name in the configuration file. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The order: figures from high to low, names and PIDs from low to high. */
  Comparator<ProcessSample> order(CpuUsage usage) {
    Comparator<ProcessSample> byPid = Comparator.comparingInt(ProcessSample::pid);
    return switch (this) {
      case PID -> byPid;
      case USER ->
          Comparator.comparing((ProcessSample p) -> p.traits().owner().name()).thenComparing(byPid);
      case CPU ->
          Comparator.comparingDouble((ProcessSample p) -> -usage.of(p.id()).orElse(-1.0))
              .thenComparing(byPid);
      case MEMORY ->
          Comparator.comparingLong((ProcessSample p) -> -p.stat().residentBytes())
              .thenComparing(byPid);
      case TIME ->
          Comparator.comparingLong((ProcessSample p) -> -p.stat().cpuTicks()).thenComparing(byPid);
      case AGE -> ProcessOrder.OLDEST_FIRST;
      case COMMAND -> Comparator.comparing(CommandText::of).thenComparing(byPid);
    };
  }
}
