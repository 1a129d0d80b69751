package gunitop.rehearsal;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Preload;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How long an application takes to import, as far as a snapshot tells: a master that preloads forks
 * its first worker when it has imported. Otherwise, or where its first workers are gone, nothing
 * tells, and a default is taken.
 *
 * @param seconds the time
 * @param source where it is from, in words for the operator
 */
record ImportTime(double seconds, String source) {
  private static final double DEFAULT_SECONDS = 2;
  private static final double PYTHON_SECONDS = 0.25;
  private static final double LONGEST_SECONDS = 180;

  static ImportTime of(Snapshot snapshot, Application application) {
    ProcessId master = application.old().master().id();
    OptionalDouble first =
        application.old().workers().stream()
            .map(Worker::id)
            .mapToDouble(worker -> worker.startTicks() - master.startTicks())
            .map(ticks -> ticks / snapshot.host().ticksPerSecond())
            .min();
    boolean tells =
        application.preload().verdict() == Preload.Verdict.YES
            && first.isPresent()
            && first.getAsDouble() < LONGEST_SECONDS;
    return tells
        ? new ImportTime(
            Math.max(0, first.getAsDouble() - PYTHON_SECONDS),
            String.format(
                Locale.ROOT,
                "import %.1f s, as from master's start to first worker's",
                first.getAsDouble()))
        : new ImportTime(DEFAULT_SECONDS, "import time unknown, taken as 2 s");
  }
}
