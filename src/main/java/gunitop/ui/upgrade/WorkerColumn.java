package gunitop.ui.upgrade;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.text.WorkerText;
import java.util.EnumSet;
import java.util.List;

/** The columns of a worker table. */
enum WorkerColumn {
  PID(7, true, 0),
  STATE(7, false, 0),
  BEAT("BEAT", 5, 0),
  CONNECTIONS("CONN", 4, 1),
  CPU("CPU%", 5, 0),
  PSS("PSS", 6, 0),
  RESIDENT("RES", 6, 3),
  AGE("AGE", 6, 2),
  TIME("TIME+", 8, 4),
  THREADS("THR", 3, 5),
  WITNESS("JUDGED BY", 24, 6);

  private static final List<WorkerColumn> ALL = List.of(values());

  private final String heading;
  private final int width;
  private final boolean right;
  private final int rank;

  WorkerColumn(int width, boolean right, int rank) {
    this.heading = name();
    this.width = width;
    this.right = right;
    this.rank = rank;
  }

  WorkerColumn(String heading, int width, int rank) {
    this.heading = heading;
    this.width = width;
    this.right = !heading.equals("JUDGED BY");
    this.rank = rank;
  }

  /** The most important columns that fit, in their order. */
  static List<WorkerColumn> fitting(int room, Generation generation) {
    boolean pss = generation.workers().isEmpty();
    for (int i = 0; i < generation.workers().size() && !pss; i++) {
      pss = generation.workers().get(i).process().pssBytes().isKnown();
    }
    boolean witnesses = haveOwnWitnesses(generation.workers());
    return fitting(room, pss, witnesses);
  }

  /** A column that would say the same in every row is left out. */
  private static boolean haveOwnWitnesses(List<Worker> workers) {
    for (int i = 1; i < workers.size(); i++) {
      if (!workers.get(i).witness().equals(workers.get(0).witness())) {
        return true;
      }
    }
    return false;
  }

  private static List<WorkerColumn> fitting(int room, boolean pss, boolean witnesses) {
    EnumSet<WorkerColumn> chosen = EnumSet.noneOf(WorkerColumn.class);
    int used = 0;
    for (WorkerColumn column : ALL) {
      boolean substitute = column == RESIDENT && !pss;
      if (column.rank == 0 && (column != PSS || pss) || substitute) {
        chosen.add(column);
        used += column.width + 1;
      }
    }
    for (int rank = 1; rank <= WITNESS.rank; rank++) {
      for (WorkerColumn column : ALL) {
        boolean fits = used + column.width + 2 <= room && (column != WITNESS || witnesses);
        if (column.rank == rank && fits && chosen.add(column)) {
          used += column.width + 1;
        }
      }
    }
    return List.copyOf(chosen);
  }

  int width() {
    return this == WITNESS ? 200 : width;
  }

  /** The width that its text is aligned in. */
  int textWidth() {
    return width;
  }

  boolean isRight() {
    return right;
  }

  String heading() {
    return heading;
  }

  String text(Worker worker, Snapshot snapshot, Reading<Double> cpu) {
    ProcessSample process = worker.process();
    return switch (this) {
      case PID -> Measure.number(process.pid());
      case STATE -> WorkerText.state(worker);
      case BEAT -> WorkerText.beat(worker);
      case CONNECTIONS ->
          Measure.of(process.connectionInodes(), inodes -> Measure.number(inodes.size()));
      case CPU -> Measure.of(cpu, Measure::tenths);
      case PSS -> Measure.of(process.pssBytes(), Measure::bytes);
      case RESIDENT -> Measure.bytes(process.stat().residentBytes());
      case AGE -> Measure.age(snapshot.ageSeconds(process.id()));
      case TIME -> Measure.cpuTime(process.stat().cpuTicks(), snapshot.host().ticksPerSecond());
      case THREADS -> Measure.number(process.stat().threads());
      case WITNESS -> worker.witness();
    };
  }

  Style style(Worker worker) {
    return switch (this) {
      case STATE -> WorkerText.style(worker);
      case PID -> Style.BRIGHT;
      case WITNESS -> Style.DIM;
      default -> Style.NORMAL;
    };
  }
}
