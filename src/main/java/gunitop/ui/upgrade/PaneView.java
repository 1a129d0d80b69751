package gunitop.ui.upgrade;

import gunitop.gunicorn.Container;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.Role;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.ClickTarget;
import gunitop.ui.Model;
import gunitop.ui.Segments;
import gunitop.ui.Series;
import gunitop.ui.Trends;
import gunitop.ui.frame.Area;
import gunitop.ui.frame.Glyphs;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.text.GenerationStyle;
import gunitop.ui.text.GenerationText;
import gunitop.upgrade.Alarm;

/** One generation: its master in the border, a summary, its workers. */
final class PaneView {
  /** Rows that are no worker: the borders, the summary and the column headings. */
  static final int FRAME_ROWS = 4;

  private static final int WIDEST_CURVE = 30;
  private static final int WIDTH_FOR_BOTH_PIDS = 50;

  private PaneView() {}

  static void draw(Canvas canvas, Generation generation, Alarm alarm, String role, Area area) {
    Model model = canvas.model();
    Style own = GenerationStyle.of(generation);
    ProcessId master = generation.master().id();
    boolean selected = UpgradeState.of(model).selected().filter(master::equals).isPresent();
    String title = role + title(model, generation, area.width());
    canvas.box(area, title, selected ? Style.SELECTED : own, Style.BORDER);
    canvas.target(area.x(), area.y(), area.right(), new ClickTarget.Line(master));
    curve(canvas, generation, area, title.length() + 4);
    Area inside = area.inside();
    summary(canvas, generation, alarm, inside);
    WorkerTable.draw(
        canvas,
        generation,
        new Area(inside.x(), inside.y() + 1, inside.width(), inside.height() - 1));
  }

  private static String title(Model model, Generation generation, int width) {
    Master master = generation.master();
    Snapshot snapshot = model.host().snapshot().orElseThrow();
    String age = Measure.age(snapshot.ageSeconds(master.id()));
    int inside = Container.pidInside(master.process());
    boolean contained = inside != master.pid() && width >= WIDTH_FOR_BOTH_PIDS;
    String both = contained ? " (" + inside + " inside)" : "";
    return "master " + master.pid() + both + "  up " + age + condition(generation);
  }

  private static String condition(Generation generation) {
    Master master = generation.master();
    if (master.process().stat().state().isStopped()) {
      return "  STOPPED";
    }
    if (master.role() == Role.IMPORTING) {
      return "  importing";
    }
    return generation.state() == GenerationState.RETIRING ? "  closed" : "";
  }

  private static void summary(Canvas canvas, Generation generation, Alarm alarm, Area inside) {
    Model model = canvas.model();
    boolean loops = alarm.looping().contains(generation.role());
    String ready = loops ? "CRASH LOOP" : GenerationText.ready(generation);
    boolean nobody = alarm.kind() == Alarm.Kind.OUTAGE && generation.ready() == 0;
    Style style =
        loops ? Style.ALARM : nobody ? Style.BLOCKER : GenerationStyle.readiness(generation);
    Reading<Double> cpu = Trends.cpuOf(generation, model.host().cpu().usage());
    new Segments()
        .left(ready, style, 0)
        .left(GenerationText.others(generation), Style.BOOTING, 1)
        .left(
            CodeLine.ofPane(model, generation),
            CodeLine.isMixed(model, generation) ? Style.WARNING : Style.NORMAL,
            4)
        .left("CPU " + Measure.of(cpu, value -> Measure.tenths(value) + "%"), Style.NORMAL, 2)
        .left(HoldingsHead.outbound(model, generation), Style.NORMAL, 5)
        .right(GenerationText.memory(generation), Style.NORMAL, 3)
        .right(HoldingsHead.memoryLeft(model, generation), Style.NORMAL, 6)
        .draw(canvas, inside.x() + 1, inside.y(), inside.right() - 1);
  }

  /** The last minute's CPU use in the upper border; a whole core is the least full height. */
  private static void curve(Canvas canvas, Generation generation, Area area, int used) {
    Model model = canvas.model();
    Series series = model.host().trends().cpu().get(generation.master().id());
    int width = Math.min(WIDEST_CURVE, area.width() - used - 5);
    if (series == null || width < 4) {
      return;
    }
    double[] slots = series.slots(width, model.host().nanos());
    String curve = canvas.glyphs().curve(slots, Math.max(100, Glyphs.top(slots))).stripLeading();
    canvas.putRight(area.right() - 2, area.y(), " " + curve + " ", Style.METER_LOW);
  }
}
