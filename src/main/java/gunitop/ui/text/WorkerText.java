package gunitop.ui.text;

import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A worker in a few words. */
public final class WorkerText {
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

  /** Its state; a zombie is shown as that. */
  public static String state(Worker worker) {
    return worker.process().isAlive() ? name(worker.state()) : "zombie";
  }

  public static Style style(Worker worker) {
    return switch (worker.state()) {
      case READY -> Style.GOOD;
      case BOOTING -> Style.BOOTING;
      case STUCK, STOPPED -> Style.BLOCKER;
      case FINISHING, EXITING -> Style.WARNING;
      case UNKNOWN -> Style.DIM;
    };
  }

  /** The age of its heartbeat; not applicable before the first, and once it leaves. */
  public static String beat(Worker worker) {
    if (worker.heartbeatAgeSeconds().isKnown()) {
      return Measure.age(worker.heartbeatAgeSeconds().get());
    }
    boolean none =
        switch (worker.state()) {
          case BOOTING, FINISHING, EXITING -> true;
          case READY, STUCK, STOPPED, UNKNOWN -> false;
        };
    return none && !worker.heartbeatAgeSeconds().isDenied()
        ? Measure.NOT_APPLICABLE
        : Measure.UNREADABLE;
  }

  /** The one that an operator should look at first; empty where there are no workers. */
  public static Optional<Worker> worst(List<Worker> workers) {
    return workers.stream()
        .max(Comparator.comparingInt(WorkerText::badness).thenComparingDouble(WorkerText::silence));
  }

  private static double silence(Worker worker) {
    return worker.heartbeatAgeSeconds().isKnown() ? worker.heartbeatAgeSeconds().get() : 0;
  }

  private static int badness(Worker worker) {
    return switch (worker.state()) {
      case STOPPED -> 5;
      case STUCK -> 4;
      case BOOTING -> 3;
      case UNKNOWN -> 2;
      case FINISHING, EXITING -> 1;
      case READY -> 0;
    };
  }
}
