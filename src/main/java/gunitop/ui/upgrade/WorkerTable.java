package gunitop.ui.upgrade;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.ClickTarget;
import gunitop.ui.Model;
import gunitop.ui.NewProcessMark;
import gunitop.ui.frame.Area;
import gunitop.ui.frame.Style;
import gunitop.ui.text.WorkerText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The workers of one generation. Where not all of them fit, the selected one is in sight, and the
 * one that an operator should look at first stands in the last line.
 */
final class WorkerTable {
  private WorkerTable() {}

  static void draw(Canvas canvas, Generation generation, Area area) {
    List<WorkerColumn> columns = WorkerColumn.fitting(area.width(), generation);
    header(canvas, columns, area);
    List<Worker> workers = generation.workers();
    int capacity = area.height() - 1;
    if (workers.isEmpty()) {
      canvas.put(area.x() + 1, area.y() + 1, area.right(), "no workers", Style.DIM);
      return;
    }
    Optional<ProcessId> selected = UpgradeState.of(canvas.model()).selected();
    Snapshot snapshot = canvas.model().host().snapshot().orElseThrow();
    List<Worker> visible = visible(workers, capacity, selected);
    for (int i = 0; i < visible.size(); i++) {
      Worker worker = visible.get(i);
      row(canvas, columns, worker, area, area.y() + 1 + i, snapshot);
      if (selected.isPresent() && worker.id().equals(selected.get())) {
        canvas.frame().paint(area.x(), area.y() + 1 + i, area.right(), Style.SELECTED);
      }
    }
    if (workers.size() > capacity) {
      String text = " " + visible.size() + " of " + workers.size() + " shown ";
      canvas.putRight(area.right() - 1, area.bottom(), text, Style.DIM);
    }
  }

  private static List<Worker> visible(
      List<Worker> workers, int capacity, Optional<ProcessId> selected) {
    if (workers.size() <= capacity) {
      return workers;
    }
    List<ProcessId> ids = workers.stream().map(Worker::id).toList();
    int place = selected.map(ids::indexOf).orElse(-1);
    boolean isHere = place >= 0;
    int at = Math.max(0, place);
    int room = Math.max(1, capacity - 1);
    int top = Math.max(0, Math.min(at - room / 2, workers.size() - capacity));
    List<Worker> visible = new ArrayList<>(workers.subList(top, top + Math.max(1, capacity)));
    Worker worst = WorkerText.worst(workers).orElseThrow();
    if (!visible.contains(worst) && (visible.size() > 1 || !isHere)) {
      visible.set(visible.size() - 1, worst);
    }
    return visible;
  }

  private static void header(Canvas canvas, List<WorkerColumn> columns, Area area) {
    int x = area.x() + 1;
    for (WorkerColumn column : columns) {
      cell(canvas, column, x, area.y(), area.right(), column.heading(), Style.DIM);
      x += column.width() + 1;
    }
  }

  private static void cell(
      Canvas canvas, WorkerColumn column, int x, int row, int limit, String text, Style style) {
    canvas.cell(x, row, limit, column.textWidth(), column.isRight(), text, style);
  }

  private static void row(
      Canvas canvas,
      List<WorkerColumn> columns,
      Worker worker,
      Area area,
      int row,
      Snapshot snapshot) {
    Model model = canvas.model();
    ProcessSample process = worker.process();
    canvas.target(area.x(), row, area.right(), new ClickTarget.Line(worker.id()));
    int x = area.x() + 1;
    for (WorkerColumn column : columns) {
      String text = column.text(worker, snapshot, model.host().cpu().usage().of(process.id()));
      cell(canvas, column, x, row, area.right(), text, column.style(worker));
      x += column.width() + 1;
    }
    if (NewProcessMark.is(snapshot, worker.id())) {
      NewProcessMark.mark(canvas, area.x(), row);
    }
  }
}
