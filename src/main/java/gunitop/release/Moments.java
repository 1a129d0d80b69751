package gunitop.release;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Preload;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.time.Instant;
import java.util.List;

/** When the code of a generation was loaded. */
final class Moments {
  private static final double NANOS_PER_SECOND = 1e9;

  private Moments() {}

  /** When a process started, by the wall clock as it runs now. */
  static Instant startOf(ProcessId id, Snapshot now) {
    return now.time().minusNanos(Math.round(now.ageSeconds(id) * NANOS_PER_SECOND));
  }

  /**
   * The start of the master where it preloads, else of each worker. One without workers, as after a
   * drain, counts as running what it was started with: that is what a revert must bring back.
   */
  static List<Instant> of(Generation generation, Preload.Verdict preload, Snapshot now) {
    List<Instant> workers =
        generation.workers().stream().map(Worker::id).map(id -> startOf(id, now)).toList();
    return preload == Preload.Verdict.YES || workers.isEmpty()
        ? List.of(startOf(generation.master().id(), now))
        : workers;
  }
}
