package gunitop.upgrade.finding;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import java.util.Optional;
import java.util.Set;

/** Workers that exist and answer nobody. */
final class SilentWorkers {
  private SilentWorkers() {}

  /** Some have not beaten for longer than their timeout allows. */
  static Optional<Finding> stuck(Generation generation) {
    return first(generation, WorkerState.STUCK)
        .map(
            worker ->
                finding(
                    "%s worker %s has not beaten for longer than its timeout allows%s."
                        .formatted(
                            generation.role(),
                            worker.id().pid(),
                            more(generation, WorkerState.STUCK)),
                    "Its master kills it soon; if it does not, look at the master's state."));
  }

  /** Some are stopped. */
  static Optional<Finding> stopped(Generation generation) {
    return first(generation, WorkerState.STOPPED)
        .map(
            worker ->
                finding(
                    "%s worker %s is stopped (state %c)%s: it answers nobody."
                        .formatted(
                            generation.role(),
                            worker.id().pid(),
                            worker.process().stat().state().letter(),
                            more(generation, WorkerState.STOPPED)),
                    "Find out who stopped it; kill -CONT %s lets it run again."
                        .formatted(worker.id().pid())));
  }

  private static Optional<Worker> first(Generation generation, WorkerState state) {
    return generation.workers().stream().filter(worker -> worker.state() == state).findFirst();
  }

  private static String more(Generation generation, WorkerState state) {
    int count = generation.count(state);
    return count > 1 ? ", and " + (count - 1) + " more" : "";
  }

  private static Finding finding(String message, String remedy) {
    return new Finding(Severity.WARNING, FindingCode.STUCK_WORKER, message, remedy, Set.of());
  }
}
