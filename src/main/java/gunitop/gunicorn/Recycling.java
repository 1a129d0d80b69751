package gunitop.gunicorn;

import gunitop.process.ExitStatus;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Workers that ended as they were meant to, after they had served, and those that took their
 * places: {@code --max-requests} does so all the time. Such a generation serves as well as one
 * whose workers stay.
 */
final class Recycling {
  /** One that boots for longer is no longer a worker that is being replaced. */
  static final double LONGEST_BOOT_SECONDS = 10;

  private Recycling() {}

  /**
   * Whether nothing else has happened between these workers and those, most of whom are ready.
   *
   * @param replaces whether one that ended is being replaced: else none is added
   */
  static boolean isAll(List<Worker> before, List<Worker> after, boolean replaces, Snapshot now) {
    Set<ProcessId> stayed = ids(after);
    int ready = 0;
    for (Worker worker : after) {
      ready += worker.isReady() ? 1 : 0;
      boolean boots =
          worker.state() == WorkerState.BOOTING
              && now.ageSeconds(worker.id()) < LONGEST_BOOT_SECONDS;
      boolean leaves = worker.state() == WorkerState.EXITING;
      if (!worker.isReady() && !boots && !leaves) {
        return false;
      }
    }
    for (Worker worker : before) {
      if (!stayed.contains(worker.id()) && !hasEndedWell(worker, now)) {
        return false;
      }
    }
    return 2 * ready >= after.size()
        && ready > 0
        && after.size() >= before.size() - 1
        && (replaces || after.size() <= before.size());
  }

  /** What is not known of its end yet speaks not against it. */
  private static boolean hasEndedWell(Worker worker, Snapshot now) {
    Reading<ExitStatus> exit = now.exit(worker.id());
    boolean told =
        exit.orElse(null) instanceof ExitStatus.Killed killed
            && killed.signal() == Signal.TERM.number();
    boolean well = exit.orElse(null) instanceof ExitStatus.Exited exited && exited.code() == 0;
    return told || well || !exit.isKnown() && !now.isAlive(worker.id());
  }

  private static Set<ProcessId> ids(List<Worker> workers) {
    Set<ProcessId> ids = new HashSet<>();
    workers.forEach(worker -> ids.add(worker.id()));
    return ids;
  }
}
