package gunitop.ui.tree;

import gunitop.process.HostLoad;
import gunitop.process.ProcessSample;
import gunitop.process.RunState;
import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import java.util.List;

/** The host's meters, as htop shows them. */
final class MetersView {
  private static final int LABEL = 3;

  private MetersView() {}

  static void draw(Canvas canvas, TreeLayout layout, int top) {
    int half = canvas.columns() / 2;
    HostLoad load = canvas.model().host().load().orElse(null);
    if (load == null) {
      canvas.put(2, top, canvas.columns(), "The host's meters are being read.", Style.DIM);
    } else {
      cpus(canvas, layout, top, load);
      int row = top + layout.cpuRows();
      bar(canvas, 1, row, half - 1, "Mem", load.memoryUsedBytes(), load.memoryTotalBytes());
      bar(canvas, 1, row + 1, half - 1, "Swp", load.swapUsedBytes(), load.swapTotalBytes());
    }
    facts(canvas, half + 2, top + layout.cpuRows(), load);
  }

  private static void cpus(Canvas canvas, TreeLayout layout, int top, HostLoad load) {
    List<Double> percent = load.cpuPercent();
    if (layout.averaged()) {
      double average = percent.stream().mapToDouble(Double::doubleValue).average().orElse(0);
      cpu(canvas, 1, top, canvas.columns() / 2 - 1, "Avg", average);
      String count = Measure.count(percent.size(), "CPU");
      canvas.put(canvas.columns() / 2 + 2, top, canvas.columns(), count, Style.NORMAL);
      return;
    }
    for (int i = 0; i < percent.size(); i++) {
      int column = i / layout.cpuRows();
      int from = column * canvas.columns() / layout.cpuColumns() + 1;
      int to = (column + 1) * canvas.columns() / layout.cpuColumns() - 1;
      cpu(canvas, from, top + i % layout.cpuRows(), to, Integer.toString(i), percent.get(i));
    }
  }

  private static void cpu(Canvas canvas, int x, int row, int limit, String label, double percent) {
    bar(canvas, x, row, limit, label, percent / 100, Measure.tenths(percent) + "%");
  }

  private static void bar(
      Canvas canvas, int x, int row, int limit, String label, long used, long total) {
    double share = total == 0 ? 0 : (double) used / total;
    bar(canvas, x, row, limit, label, share, Measure.bytes(used) + "/" + Measure.bytes(total));
  }

  private static void bar(
      Canvas canvas, int x, int row, int limit, String label, double share, String text) {
    canvas.cell(x, row, limit, LABEL, true, label, Style.DIM);
    int from = x + LABEL + 1;
    int width = limit - from - 1;
    canvas.frame().put(from - 1, row, "[", Style.BRIGHT);
    canvas.frame().put(limit - 1, row, "]", Style.BRIGHT);
    int filled = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
    Style style = share > 0.85 ? Style.METER_HIGH : Style.METER_LOW;
    canvas.frame().fill(from, row, Math.min(from + filled, limit - 1), '|', style);
    int start = Math.max(from, limit - 1 - text.length());
    canvas.put(start, row, limit - 1, text, Style.DIM);
    canvas.frame().paint(from, row, from + filled, style);
  }

  private static void facts(Canvas canvas, int x, int row, HostLoad load) {
    Model model = canvas.model();
    String tasks = model.host().snapshot().map(MetersView::tasks).orElse(Measure.UNREADABLE);
    fact(canvas, x, row, "Tasks", tasks);
    fact(canvas, x, row + 1, "Load average", load == null ? Measure.UNREADABLE : averages(load));
    fact(
        canvas,
        x,
        row + 2,
        "Uptime",
        load == null ? Measure.UNREADABLE : Measure.uptime(load.uptimeSeconds()));
  }

  private static void fact(Canvas canvas, int x, int row, String label, String value) {
    int next = canvas.put(x, row, canvas.columns(), label + ": ", Style.NORMAL);
    canvas.put(next, row, canvas.columns(), value, Style.BRIGHT);
  }

  private static String tasks(Snapshot snapshot) {
    int running = 0;
    for (ProcessSample process : snapshot.processes().values()) {
      running += process.stat().state() == RunState.RUNNING ? 1 : 0;
    }
    // Of those that are not in the snapshot it is not known whether they run.
    return snapshot.processCount() > snapshot.processes().size()
        ? String.valueOf(snapshot.processCount())
        : String.join(
            ", ",
            String.valueOf(snapshot.processCount()),
            String.valueOf(running).concat(" running"));
  }

  private static String averages(HostLoad load) {
    return String.join(" ", load.loadAverage().stream().map(Measure::hundredths).toList());
  }
}
