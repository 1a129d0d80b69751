package gunitop.gunicorn;

import gunitop.process.ExitStatus;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.Snapshot;

/**
 * Since when a generation has served without a failure, however its workers come and go. {@code
 * --max-requests} under load may replace them so fast that they are never all ready at one look:
 * such a generation serves as it always will when a worker was ready at least each second for a
 * while, and as many as it wants have served and left as they were meant to.
 *
 * @param sinceNanos since when nothing has failed and there was a ready worker each second, on the
 *     clock of {@link Snapshot#monotonicNanos}; not read where that ended
 * @param readyNanos when a ready worker was last seen, on the same clock
 */
record ServingPeriod(Reading<Long> sinceNanos, long readyNanos) {
  static final ServingPeriod NONE = new ServingPeriod(Reading.notRead(), 0);

  /** All that are there may be exiting and booting at once for so long. */
  private static final double GAP_SECONDS = 1;

  /** Within so long as many as are wanted must have served and left. */
  private static final double TURNOVER_SECONDS = 5;

  /** With what one more snapshot shows; {@code ends} are those of earlier ones. */
  ServingPeriod after(Generation now, WorkerEnds ends, Snapshot snapshot) {
    ProcessId master = now.master().id();
    long ready = now.ready() > 0 ? snapshot.monotonicNanos() : readyNanos;
    boolean serves =
        (now.ready() > 0 || sinceNanos.isKnown())
            && (snapshot.monotonicNanos() - ready) / 1e9 <= GAP_SECONDS
            && now.state() != GenerationState.RETIRING
            && now.workers().stream().allMatch(worker -> isWell(worker, snapshot))
            && ends.of(master).stream()
                .filter(end -> isWithin(end, secondsOf(snapshot), snapshot))
                .allMatch(end -> end.knownNanos() == 0 || endedWell(end));
    return serves
        ? new ServingPeriod(
            sinceNanos.isKnown() ? sinceNanos : Reading.known(snapshot.monotonicNanos()), ready)
        : NONE;
  }

  /**
   * Seconds for which a generation has served so, of which as many workers as it wants were
   * recycled lately; 0 where it does not, or most of them were not replaced: it is drained.
   *
   * @param there how many workers it has
   */
  double seconds(ProcessId master, int there, Desired desired, WorkerEnds ends, Snapshot now) {
    int wanted = desired.count().orElse(Integer.MAX_VALUE);
    if (there < wanted - there) {
      return 0;
    }
    long recycled =
        ends.of(master).stream()
            .filter(end -> end.wasReady() && endedWell(end))
            .filter(end -> isWithin(end, TURNOVER_SECONDS, now))
            .count();
    return recycled >= wanted ? secondsOf(now) : 0;
  }

  private double secondsOf(Snapshot now) {
    return sinceNanos.map(since -> (now.monotonicNanos() - since) / 1e9).orElse(0.0);
  }

  private static boolean isWithin(WorkerEnd end, double seconds, Snapshot now) {
    return (now.monotonicNanos() - end.goneNanos()) / 1e9 <= seconds;
  }

  private static boolean isWell(Worker worker, Snapshot now) {
    return switch (worker.state()) {
      case READY, FINISHING, EXITING -> true;
      case BOOTING -> now.ageSeconds(worker.id()) < Recycling.LONGEST_BOOT_SECONDS;
      case STUCK, STOPPED, UNKNOWN -> false;
    };
  }

  /** Told by its exit alone: what is not known of it is no proof. */
  private static boolean endedWell(WorkerEnd end) {
    ExitStatus exit = end.exit().orElse(null);
    boolean told =
        exit instanceof ExitStatus.Killed killed && killed.signal() == Signal.TERM.number();
    return told || exit instanceof ExitStatus.Exited exited && exited.code() == 0;
  }
}
