package gunitop.ui.tree;

import gunitop.process.CpuUsage;
import gunitop.process.ProcessSample;
import gunitop.ui.CommandText;
import java.util.List;
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
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The order of these processes: figures from high to low, names and PIDs from low to high. */
  PlaceOrder order(List<ProcessSample> processes, CpuUsage usage) {
    if (this == USER || this == COMMAND) {
      String[] texts = new String[processes.size()];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = text(processes.get(i));
      }
      return (one, other) ->
          tied(texts[one].compareTo(texts[other]), processes.get(one), processes.get(other));
    }
    long[] figures = new long[processes.size()];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = figure(processes.get(i), usage);
    }
    return (one, other) ->
        tied(Long.compare(figures[one], figures[other]), processes.get(one), processes.get(other));
  }

  private static int tied(int compared, ProcessSample one, ProcessSample other) {
    return compared != 0 ? compared : Integer.compare(one.pid(), other.pid());
  }

  private String text(ProcessSample process) {
    return this == USER ? process.traits().owner().name() : CommandText.of(process);
  }

  /** Goes up where the process goes down. */
  private long figure(ProcessSample process, CpuUsage usage) {
    return switch (this) {
      case CPU -> use(usage.percentOf(process.id()));
      case MEMORY -> -process.stat().residentBytes();
      case TIME -> -process.stat().cpuTicks();
      case AGE -> process.id().startTicks();
      case PID, USER, COMMAND -> 0;
    };
  }

  /** The bits of a figure that is not negative go up as it does; what is not known comes last. */
  private static long use(double percent) {
    return Double.isNaN(percent) ? 1 : -Double.doubleToLongBits(percent);
  }
}
