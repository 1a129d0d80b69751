package gunitop.sampling;

import gunitop.process.Focus;
import gunitop.process.Reading;
import gunitop.process.SignalSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds the processes of the host: which PIDs exist, who has them, what each one's stat says. The
 * list of all PIDs is read once a second, oftener where every process is shown; between two lists
 * only those that are looked at closely are read, and the children that they have got.
 */
final class Discovery {
  private static final long SHOWN_NANOS = 150_000_000L;

  private final StatReader stats = new StatReader();
  private final Activity activity = new Activity();
  private final PidTable<KnownProcess> known = new PidTable<>();
  private final Bystanders bystanders = new Bystanders();
  private final Surroundings surroundings = new Surroundings();
  private Focus listedFor;
  private long listedNanos;
  private int count;

  /** What is known of those that stand in the snapshot. */
  PidTable<KnownProcess> known() {
    return known;
  }

  /** Whether this PID stands in the snapshot. */
  boolean knows(int pid) {
    return known.contains(pid);
  }

  /** How many processes the host has. */
  int count() {
    return listedFor.catching().isPresent() ? count : known.size();
  }

  /**
   * The processes that stand in the snapshot, each with its stat read.
   *
   * @param tracked those that were looked at closely in the last sample
   */
  Collection<KnownProcess> look(
      ProcFs fs, Focus focus, Moment moment, Collection<KnownProcess> tracked) {
    for (KnownProcess process : tracked) {
      activity.look(fs, process);
    }
    if (isListDue(fs, focus, moment)) {
      list(fs, focus, moment);
      listedFor = focus;
      listedNanos = moment.monotonicNanos();
    } else {
      Collection<KnownProcess> close = focus.catching().isPresent() ? known.values() : tracked;
      for (KnownProcess process : List.copyOf(close)) {
        look(fs, moment, process.id.pid());
      }
      for (KnownProcess process : tracked) {
        if (process.ran()) {
          lookAtChildren(fs, moment, process);
        }
      }
    }
    return known.values();
  }

  private boolean isListDue(ProcFs fs, Focus focus, Moment moment) {
    return listedFor == null
        || !listedFor.tracked().equals(focus.tracked())
        || !listedFor.catching().equals(focus.catching())
        || moment.monotonicNanos() - listedNanos >= longest(fs, focus);
  }

  /** Where all are shown their CPU use is too, between one snapshot and another. */
  private static long longest(ProcFs fs, Focus focus) {
    return focus.catching().isPresent()
        ? fs.listingNanos()
        : Math.min(fs.listingNanos(), SHOWN_NANOS);
  }

  private void list(ProcFs fs, Focus focus, Moment moment) {
    int[] pids = fs.processes();
    count = pids.length;
    Optional<SignalSet> catching = focus.catching();
    bystanders.nextTurn();
    for (int pid : pids) {
      if (catching.isEmpty() || known.contains(pid)) {
        look(fs, moment, pid);
      } else {
        bystanders.look(fs, moment, pid, catching.get());
      }
    }
    forgetAllBut(fs, pids);
    if (catching.isEmpty()) {
      bystanders.clear();
    } else {
      narrow(fs, focus, moment);
    }
  }

  /** Lets those in that are of interest now, and the others out. */
  private void narrow(ProcFs fs, Focus focus, Moment moment) {
    PidSet wanted = surroundings.of(focus, known, bystanders);
    for (KnownProcess process : List.copyOf(known.values())) {
      int pid = process.id.pid();
      if (!wanted.contains(pid)) {
        // Whoever has the handlers is wanted: this one has not.
        bystanders.add(process, false);
        forget(fs, pid);
      }
    }
    for (int i = 0; i < wanted.size(); i++) {
      int pid = wanted.get(i);
      if (!known.contains(pid) && bystanders.get(pid) != null) {
        look(fs, moment, pid);
        bystanders.remove(pid);
      }
    }
  }

  /** The kernel may leave one out while its siblings exit: the next list has it. */
  private void lookAtChildren(ProcFs fs, Moment moment, KnownProcess process) {
    int pid = process.id.pid();
    int[] threads =
        process.stat().threads() > 1 ? fs.threads(pid).orElse(new int[0]) : new int[] {pid};
    for (int thread : threads) {
      Reading<int[]> children = fs.children(pid, thread);
      for (int child : children.orElse(new int[0])) {
        if (!known.contains(child)) {
          look(fs, moment, child);
          bystanders.remove(child);
        }
      }
    }
  }

  private void look(ProcFs fs, Moment moment, int pid) {
    KnownProcess before = known.get(pid);
    KnownProcess now = stats.read(fs, moment, pid, before);
    if (now == null) {
      forget(fs, pid);
    } else if (now != before) {
      known.put(pid, now);
    }
  }

  private void forgetAllBut(ProcFs fs, int[] pids) {
    if (known.size() + bystanders.all().size() <= pids.length) {
      return;
    }
    PidSet listed = new PidSet();
    for (int pid : pids) {
      listed.add(pid);
    }
    bystanders.keep(listed);
    for (KnownProcess process : List.copyOf(known.values())) {
      if (!listed.contains(process.id.pid())) {
        forget(fs, process.id.pid());
      }
    }
  }

  private void forget(ProcFs fs, int pid) {
    known.remove(pid);
    fs.forget(pid);
  }
}
