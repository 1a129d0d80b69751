package gunitop.ui.tree;

import gunitop.process.CpuUsage;
import gunitop.process.ProcessSample;
import gunitop.ui.SortKey;
import gunitop.ui.text.CommandText;
import java.util.List;

/** The order that a sort key stands for: figures from high to low, names and PIDs upwards. */
final class SortOrder {
  private SortOrder() {}

  /** The order of these processes, by their places in the list. */
  static PlaceOrder of(SortKey key, List<ProcessSample> processes, CpuUsage usage) {
    if (key == SortKey.USER || key == SortKey.COMMAND) {
      String[] texts = new String[processes.size()];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = text(key, processes.get(i));
      }
      return (one, other) ->
          tied(texts[one].compareTo(texts[other]), processes.get(one), processes.get(other));
    }
    long[] figures = new long[processes.size()];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = figure(key, processes.get(i), usage);
    }
    return (one, other) ->
        tied(Long.compare(figures[one], figures[other]), processes.get(one), processes.get(other));
  }

  private static int tied(int compared, ProcessSample one, ProcessSample other) {
    return compared != 0 ? compared : Integer.compare(one.pid(), other.pid());
  }

  private static String text(SortKey key, ProcessSample process) {
    return key == SortKey.USER ? process.traits().owner().name() : CommandText.of(process);
  }

  /** Goes up where the process goes down. */
  private static long figure(SortKey key, ProcessSample process, CpuUsage usage) {
    return switch (key) {
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
