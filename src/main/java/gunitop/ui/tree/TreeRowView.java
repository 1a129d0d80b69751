package gunitop.ui.tree;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.HostLoad;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.RunState;
import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.NewProcessMark;
import gunitop.ui.TreeColumn;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.text.CommandText;
import gunitop.ui.text.GenerationStyle;
import gunitop.ui.text.GenerationText;
import gunitop.ui.text.ListenerText;
import gunitop.ui.text.Member;
import gunitop.ui.text.SupervisorText;
import gunitop.ui.text.WorkerText;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Stage;

/** One line of the tree screen; a Gunicorn master stands out. */
final class TreeRowView {
  private final Canvas canvas;
  private final TreeColumns columns;
  private final Snapshot snapshot;

  TreeRowView(Canvas canvas, TreeColumns columns, Snapshot snapshot) {
    this.canvas = canvas;
    this.columns = columns;
    this.snapshot = snapshot;
  }

  void draw(TreeRow line, int row, boolean selected) {
    int x = 0;
    for (TreeColumn column : columns.columns()) {
      String text = line.hasExited() && column != TreeColumn.PID ? "" : text(column, line);
      Style style = style(column, line);
      canvas.cell(x, row, canvas.columns(), column.width(), column.isRight(), text, style);
      x += column.width() + 1;
    }
    int from = branches(line, x, row);
    if (line.hasExited()) {
      canvas.put(from, row, canvas.columns(), "has exited: " + command(line), Style.GONE);
    } else {
      int next = line.member().isPresent() ? member(line, from, row) : from;
      Style style = line.member().isPresent() ? Style.DIM : Style.NORMAL;
      canvas.put(next, row, canvas.columns(), shifted(command(line)), style);
    }
    if (!line.hasExited() && NewProcessMark.is(snapshot, line.id())) {
      NewProcessMark.mark(canvas, 0, row);
    }
    if (selected) {
      canvas.frame().paint(0, row, canvas.columns(), Style.SELECTED);
    }
  }

  private String text(TreeColumn column, TreeRow line) {
    ProcessSample process = line.process();
    return switch (column) {
      case PID -> Measure.number(process.pid());
      case USER -> canvas.glyphs().fit(process.traits().owner().name(), column.width());
      case PRIORITY -> Measure.number(process.stat().priority());
      case NICE -> Measure.number(process.stat().nice());
      case VIRTUAL -> Measure.bytes(process.stat().virtualBytes());
      case RESIDENT -> Measure.bytes(process.stat().residentBytes());
      case STATE -> Measure.letter(process.stat().state().letter());
      case CPU -> Measure.of(cpu(process), Measure::tenths);
      case MEMORY -> memory(process);
      case TIME -> Measure.cpuTime(process.stat().cpuTicks(), snapshot.host().ticksPerSecond());
      case AGE -> Measure.age(snapshot.ageSeconds(process.id()));
    };
  }

  private Reading<Double> cpu(ProcessSample process) {
    return canvas.model().host().cpu().usage().of(process.id());
  }

  private String memory(ProcessSample process) {
    long total = canvas.model().host().load().map(HostLoad::memoryTotalBytes).orElse(0L);
    return total == 0
        ? Measure.UNREADABLE
        : Measure.tenths(100.0 * process.stat().residentBytes() / total);
  }

  private Style style(TreeColumn column, TreeRow line) {
    if (line.hasExited()) {
      return Style.GONE;
    }
    RunState state = line.process().stat().state();
    if (column == TreeColumn.STATE) {
      return state == RunState.RUNNING
          ? Style.GOOD
          : state.isStopped() || state.hasExited() ? Style.BLOCKER : Style.NORMAL;
    }
    boolean own =
        line.process().traits().owner().uid() == snapshot.viewer().uid()
            || snapshot.viewer().isRoot();
    return column == TreeColumn.USER && !own ? Style.DIM : Style.NORMAL;
  }

  private int branches(TreeRow line, int x, int row) {
    int next = x;
    for (int i = 0; i < line.branches().length(); i++) {
      next +=
          switch (line.branches().charAt(i)) {
            case '|' -> branch(next, row, canvas.glyphs().vertical(), ' ', 3);
            case '+' -> branch(next, row, canvas.glyphs().tee(), canvas.glyphs().horizontal(), 2);
            case '`' -> branch(next, row, canvas.glyphs().elbow(), canvas.glyphs().horizontal(), 2);
            default -> branch(next, row, ' ', ' ', 3);
          };
    }
    next += line.branches().isEmpty() ? 0 : 1;
    return line.hidden() == 0
        ? next
        : canvas.frame().put(next, row, "[+" + line.hidden() + "] ", Style.BRIGHT);
  }

  private int branch(int x, int row, char first, char others, int width) {
    canvas.frame().fill(x, row, x + 1, first, Style.BORDER);
    canvas.frame().fill(x + 1, row, x + width, others, Style.BORDER);
    return width;
  }

  private int member(TreeRow line, int x, int row) {
    Member member = line.member().orElseThrow();
    return member.worker().isPresent()
        ? worker(member.worker().get(), x, row)
        : master(member, line.hidden(), x, row);
  }

  private int master(Member member, int hidden, int x, int row) {
    Generation generation = member.generation();
    Application application = member.assessment().application();
    boolean two = application.newGeneration().isPresent();
    String role = two ? generation.role().name() : "master";
    int next = word(x, row, role, GenerationStyle.of(generation));
    next = word(next, row, canvas.glyphs().fit(application.name(), 32), Style.MASTER);
    boolean first = generation == application.old();
    Stage stage = member.assessment().stage();
    Alarm alarm = member.assessment().alarm();
    if (first && alarm.isRaised()) {
      next = word(next, row, alarm.kind().name().replace('_', ' '), Style.ALARM);
    } else if (first && stage != Stage.STEADY) {
      next = word(next, row, stage.name(), Style.STAGE);
    }
    next = word(next, row, GenerationText.ready(generation), GenerationStyle.readiness(generation));
    if (first && two && hidden > 0) {
      Generation newGeneration = application.newGeneration().get();
      next = word(next, row, "NEW", GenerationStyle.of(newGeneration));
      next =
          word(
              next,
              row,
              GenerationText.ready(newGeneration),
              GenerationStyle.readiness(newGeneration));
    }
    if (first && application.supervisor().former()) {
      next = word(next, row, SupervisorText.kind(application), Style.WARNING);
    }
    return first && !application.listeners().isEmpty()
        ? word(next, row, ListenerText.addresses(application), Style.NORMAL)
        : next;
  }

  private int worker(Worker worker, int x, int row) {
    return word(x, row, WorkerText.state(worker), WorkerText.style(worker));
  }

  private int word(int x, int row, String text, Style style) {
    return canvas.put(x, row, canvas.columns(), text, style) + 1;
  }

  private String command(TreeRow line) {
    boolean fullPaths = TreeState.of(canvas.model()).options().fullPaths();
    return fullPaths ? CommandText.of(line.process()) : CommandText.brief(line.process());
  }

  private String shifted(String command) {
    int shift = TreeState.of(canvas.model()).input().shift();
    return shift < command.length() ? command.substring(shift) : "";
  }
}
