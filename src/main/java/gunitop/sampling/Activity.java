package gunitop.sampling;

import gunitop.process.RunState;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;

/**
 * Tells whether a process has run since it was last looked at: if not, it cannot have changed its
 * handlers, its title, its open files or its heartbeat, and nobody can for it. {@code
 * /proc/PID/schedstat} counts how often and for how long its first thread ran; one with more
 * threads has always run.
 */
final class Activity {
  private static final long REST_NANOS = 10_000_000_000L;
  private static final int REST_STEPS = 10;
  private static final long REST_STEP_NANOS = 1_000_000_000L;

  private final byte[] buffer = new byte[256];

  /** To be asked before what it shall save is read. */
  void look(ProcFs fs, KnownProcess process) {
    int length = mayRun(process) ? 0 : fs.schedule(process.id.pid(), buffer);
    if (isCounted(length)) {
      process.runCounts.take(buffer, length);
    } else {
      process.runCounts.forget();
    }
  }

  /** What runs now will have run by the next look; the file tells of the first thread alone. */
  private static boolean mayRun(KnownProcess process) {
    return process.stat().threads() > 1 || process.stat().state() == RunState.RUNNING;
  }

  /**
   * Whether what the stat of a process said when it was last read holds still: it has slept since.
   * To be asked of processes that are not looked at closely. Without having run a process uses no
   * CPU and keeps its name, state and program; that its memory was taken away, or its priority
   * changed by another, is seen within {@link #REST_NANOS} and some seconds; a new parent is told
   * by the exit of the old one.
   */
  boolean isAtRest(ProcFs fs, KnownProcess process, Moment moment) {
    if (mayRun(process)) {
      process.mayHaveNewTraits = true;
      return false;
    }
    int length = fs.schedule(process.id.pid(), buffer);
    boolean ran = process.runCounts.takeInPassing(buffer, isCounted(length) ? length : 0);
    process.mayHaveNewTraits |= ran;
    return !ran && isFresh(process, moment);
  }

  private static boolean isFresh(KnownProcess process, Moment moment) {
    long age = moment.monotonicNanos() - process.statNanos;
    return age < REST_NANOS + process.id.pid() % REST_STEPS * REST_STEP_NANOS;
  }

  /** A kernel that does not count prints zeroes. */
  private boolean isCounted(int length) {
    return length > 0 && buffer[0] != '0';
  }
}
