package gunitop.sampling;

import gunitop.process.SignalSet;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.PidTable;
import gunitop.sampling.proc.ProcFs;
import java.util.Optional;

/**
 * Finds who is new on the host: at the PIDs that were given away since the last look, where these
 * can be told, else through a list of all. Who is new stands in the snapshot, or among the
 * bystanders where it leaves others out.
 */
final class NewProcesses {
  /** Also where what is new can be told without it: no list is older than five seconds. */
  private static final long LISTED_NANOS = 4_950_000_000L;

  /** Where somebody may have exited of whom nothing is kept open, so that the count holds. */
  private static final long ENDED_NANOS = 1_900_000_000L;

  private final StatReader stats;
  private final PidTable<KnownProcess> known;
  private final Bystanders bystanders;
  private final PidCursor cursor = new PidCursor();
  private long listedNanos;
  private int listed;
  private boolean begun;
  private boolean ended;

  /** Puts those that it finds into {@code known} and {@code bystanders}. */
  NewProcesses(StatReader stats, PidTable<KnownProcess> known, Bystanders bystanders) {
    this.stats = stats;
    this.known = known;
    this.bystanders = bystanders;
  }

  /**
   * Looks for them.
   *
   * @param catching the handlers of whom the snapshot is about; empty where it shows every process
   * @param anew whether only a list will do
   * @return whether it went through a list of all
   */
  boolean look(ProcFs fs, Moment moment, Optional<SignalSet> catching, boolean anew) {
    cursor.advance(fs::loadAverage, moment.monotonicNanos());
    long age = moment.monotonicNanos() - listedNanos;
    boolean list =
        anew
            || age >= LISTED_NANOS
            || ended && age >= ENDED_NANOS
            || !cursor.isShort(known.size() + bystanders.size());
    if (list) {
      lookThroughList(fs, moment, catching);
      ended = false;
      listedNanos = moment.monotonicNanos();
    } else {
      ended |= cursor.hasEnded(lookAtGiven(fs, moment, catching));
    }
    begun = true;
    return list;
  }

  /**
   * How many processes the host has.
   *
   * @param all whether the snapshot shows every process
   */
  int count(boolean all) {
    return all || cursor.isTrusted() ? known.size() + bystanders.size() : listed;
  }

  /** Looks at the PIDs that were given away lately; answers with how many threads were there. */
  private int lookAtGiven(ProcFs fs, Moment moment, Optional<SignalSet> catching) {
    int there = 0;
    for (int pid = cursor.first(); pid <= cursor.last(); pid++) {
      boolean fresh = cursor.isFresh(pid);
      boolean found = known.contains(pid);
      if (!found && (fresh || bystanders.get(pid) == null)) {
        found =
            catching.isPresent()
                ? bystanders.look(fs, moment, pid, catching.get())
                : lookAtNew(fs, moment, pid);
      }
      there += fresh && found ? 1 : 0;
    }
    return there;
  }

  private boolean lookAtNew(ProcFs fs, Moment moment, int pid) {
    KnownProcess process = stats.read(fs, moment, pid, null, false);
    if (process != null && !stats.isOfThread()) {
      known.put(pid, process);
    }
    return process != null;
  }

  private void lookThroughList(ProcFs fs, Moment moment, Optional<SignalSet> catching) {
    int[] pids = fs.processes();
    cursor.listed(fs::loadAverage);
    for (int pid : pids) {
      if (!known.contains(pid)) {
        boolean isNew = bystanders.get(pid) == null;
        if (isNew && begun) {
          cursor.disprove(pid);
        }
        if (catching.isEmpty()) {
          lookAtNew(fs, moment, pid);
        } else if (isNew || cursor.isFresh(pid)) {
          bystanders.look(fs, moment, pid, catching.get());
        }
      }
    }
    cursor.proven();
    listed = pids.length;
    if (catching.isEmpty()) {
      bystanders.clear();
    } else if (known.size() + bystanders.size() > pids.length) {
      bystanders.keep(pids);
    }
  }
}
