package gunitop.sampling;

import gunitop.process.Reading;
import gunitop.process.RunState;
import java.io.ByteArrayOutputStream;

/**
 * Tells whether a process has run since it was last looked at: if not, it cannot have changed its
 * handlers, its title, its open files or its heartbeat, and nobody can for it. {@code
 * /proc/PID/schedstat} counts how often and for how long each thread ran; a look at it costs a
 * hundredth of a look at all the rest.
 */
final class Activity {
  private static final int MOST_THREADS = 16;
  private static final long REST_NANOS = 10_000_000_000L;
  private static final int REST_STEPS = 10;
  private static final long REST_STEP_NANOS = 1_000_000_000L;

  private final byte[] buffer = new byte[256];

  /** To be asked before what it shall save is read. */
  void look(ProcFs fs, KnownProcess process) {
    int threads = process.stat().threads();
    if (process.stat().state() == RunState.RUNNING || threads > most(process)) {
      process.runCounts.forget();
    } else if (threads <= 1) {
      int length = fs.schedule(process.id.pid(), buffer);
      take(process, buffer, isCounted(length) ? length : 0);
    } else {
      byte[] all = ofThreads(fs, process.id.pid());
      take(process, all, all.length);
    }
  }

  /** A stat tells enough of one that may wait: to list its threads costs much more. */
  private static int most(KnownProcess process) {
    return process.last.waits() ? 1 : MOST_THREADS;
  }

  /**
   * Whether what the stat of a process said when it was last read holds still: it has slept since.
   * To be asked of processes that are not looked at closely. Without having run a process uses no
   * CPU and keeps its name, state and program; that its memory was taken away, or its priority
   * changed by another, is seen within {@link #REST_NANOS} and some seconds; a new parent is told
   * by the exit of the old one.
   */
  boolean isAtRest(ProcFs fs, KnownProcess process, Moment moment) {
    if (process.stat().threads() > 1 || process.stat().state() == RunState.RUNNING) {
      process.mayHaveNewTraits = true;
      return false;
    }
    int length = fs.schedule(process.id.pid(), buffer);
    boolean ran = process.runCounts.takeInPassing(buffer, isCounted(length) ? length : 0);
    process.mayHaveNewTraits |= ran;
    return !ran && isFresh(process, moment);
  }

  /**
   * The same of one that is looked at closely, and about which this was asked just now: whether it
   * may wait, and has slept.
   */
  boolean isAtRest(KnownProcess process, Moment moment) {
    return process.last.waits() && !process.ran() && isFresh(process, moment);
  }

  private static boolean isFresh(KnownProcess process, Moment moment) {
    long age = moment.monotonicNanos() - process.statNanos;
    return age < REST_NANOS + process.id.pid() % REST_STEPS * REST_STEP_NANOS;
  }

  private static void take(KnownProcess process, byte[] schedule, int length) {
    if (length > 0) {
      process.runCounts.take(schedule, length);
    } else {
      process.runCounts.forget();
    }
  }

  /** A kernel that does not count prints zeroes. */
  private boolean isCounted(int length) {
    return length > 0 && buffer[0] != '0';
  }

  private static byte[] ofThreads(ProcFs fs, int pid) {
    Reading<int[]> threads = fs.threads(pid);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int thread : threads.orElse(new int[0])) {
      Reading<byte[]> one = fs.read(pid, "task/" + thread + "/schedstat");
      if (!one.isKnown() || one.get().length == 0 || one.get()[0] == '0') {
        return new byte[0];
      }
      all.writeBytes(one.get());
    }
    return all.toByteArray();
  }
}
