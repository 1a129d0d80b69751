package gunitop.ui.view;

import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.process.RunState;
import gunitop.ui.frame.Style;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A worker in a few words. */
final class WorkerText {
  private static final List<String> NAMES =
      Stream.of(WorkerState.values())
          .map(
              state ->
                  state == WorkerState.UNKNOWN
                      ? Measure.UNREADABLE
                      : state.name().toLowerCase(Locale.ROOT))
          .toList();

  private WorkerText() {}

  static String name(WorkerState state) {
    return NAMES.get(state.ordinal());
  }

  /** Its state; a process that is stopped or a zombie is shown as that. */
  static String state(Worker worker) {
    RunState run = worker.process().stat().state();
    if (run.isStopped()) {
      return "stopped";
    }
    return run.hasExited() ? "zombie" : name(worker.state());
  }

  static Style style(Worker worker) {
    if (worker.process().stat().state().isStopped()) {
      return Style.BLOCKER;
    }
    return switch (worker.state()) {
      case READY -> Style.GOOD;
      case BOOTING -> Style.BOOTING;
      case STUCK -> Style.BLOCKER;
      case EXITING -> Style.WARNING;
      case UNKNOWN -> Style.DIM;
    };
  }

  /** The age of its heartbeat; not applicable before the first, and once it leaves. */
  static String beat(Worker worker) {
    if (worker.heartbeatAgeSeconds().isKnown()) {
      return Measure.age(worker.heartbeatAgeSeconds().get());
    }
    boolean none = worker.state() == WorkerState.BOOTING || worker.state() == WorkerState.EXITING;
    return none && !worker.heartbeatAgeSeconds().isDenied()
        ? Measure.NOT_APPLICABLE
        : Measure.UNREADABLE;
  }

  /** The one that an operator should look at first; empty where there are no workers. */
  static Optional<Worker> worst(List<Worker> workers) {
    return workers.stream()
        .max(Comparator.comparingInt(WorkerText::badness).thenComparingDouble(WorkerText::silence));
  }

  private static double silence(Worker worker) {
    return worker.heartbeatAgeSeconds().isKnown() ? worker.heartbeatAgeSeconds().get() : 0;
  }

  private static int badness(Worker worker) {
    if (worker.process().stat().state().isStopped()) {
      return 5;
    }
    return switch (worker.state()) {
      case STUCK -> 4;
      case BOOTING -> 3;
      case UNKNOWN -> 2;
      case EXITING -> 1;
      case READY -> 0;
    };
  }
}
