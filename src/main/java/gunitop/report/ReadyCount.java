package gunitop.report;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.WorkerState;
import gunitop.process.Reading;

/** How many workers are ready. */
final class ReadyCount {
  private ReadyCount() {}

  /** The count; not known where a worker's state is not. */
  static Reading<Integer> of(Generation generation) {
    return generation.count(WorkerState.UNKNOWN) > 0
        ? Reading.denied()
        : Reading.known(generation.ready());
  }
}
