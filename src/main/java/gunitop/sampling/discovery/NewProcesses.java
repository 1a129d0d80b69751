package gunitop.sampling.discovery;

import gunitop.process.Reading;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;

/**
 * Finds who is new on the host: at the PIDs that were given away since the last look, where these
 * can be told, else through a list of all.
 */
final class NewProcesses {
  /** Also where what is new can be told without it: no list is older than five seconds. */
  private static final long LISTED_NANOS = 4_950_000_000L;

  /** Where somebody may have exited of whom nothing is kept open, so that the count holds. */
  private static final long ENDED_NANOS = 1_900_000_000L;

  private final ProcFs fs;
  private final KnownProcesses known;
  private final PidCursor cursor = new PidCursor();
  private long listedNanos;
  private int listed;
  private boolean begun;
  private boolean ended;

  /** Puts those that it finds into {@code known}. */
  NewProcesses(ProcFs fs, KnownProcesses known) {
    this.fs = fs;
    this.known = known;
  }

  /**
   * Looks for them.
   *
   * @param show whether who is new stands in the snapshot
   * @param anew whether only a list will do
   * @return whether it went through a list of all
   */
  boolean look(Moment moment, boolean show, boolean anew) {
    cursor.advance(fs::loadAverage, moment.monotonicNanos());
    long age = moment.monotonicNanos() - listedNanos;
    boolean list =
        anew || age >= LISTED_NANOS || ended && age >= ENDED_NANOS || !cursor.isShort(known.size());
    if (!list) {
      ended |= cursor.hasEnded(lookAtGiven(moment, show));
      return false;
    }
    Reading<int[]> pids = fs.processes();
    if (!pids.isKnown()) {
      // Who stood there last may be there still; the next look asks again.
      return false;
    }
    lookThroughList(moment, show, pids.get());
    ended = false;
    listedNanos = moment.monotonicNanos();
    begun = true;
    return true;
  }

  /**
   * How many processes the host has.
   *
   * @param all whether the snapshot shows every process
   */
  int count(boolean all) {
    return all || cursor.isTrusted() ? known.size() : listed;
  }

  /** Looks at the PIDs that were given away lately; answers with how many threads were there. */
  private int lookAtGiven(Moment moment, boolean show) {
    int there = 0;
    for (int pid = cursor.first(); pid <= cursor.last(); pid++) {
      KnownProcess process = known.get(pid);
      boolean fresh = cursor.isFresh(pid);
      boolean found =
          process == null
              ? known.add(moment, pid, show) != KnownProcesses.Found.NOBODY
              : process.isShown() || !fresh || known.look(moment, process, false);
      there += fresh && found ? 1 : 0;
    }
    return there;
  }

  private void lookThroughList(Moment moment, boolean show, int... pids) {
    cursor.listed(fs::loadAverage);
    for (int pid : pids) {
      KnownProcess process = known.get(pid);
      if (process == null) {
        if (begun) {
          cursor.disprove(pid);
        }
        known.add(moment, pid, show);
      } else if (show) {
        known.show(moment, process);
      } else if (!process.isShown() && cursor.isFresh(pid)) {
        known.look(moment, process, false);
      }
    }
    cursor.proven();
    listed = pids.length;
    if (known.size() > pids.length) {
      known.keep(pids);
    }
  }
}
