package gunitop.sampling;

import gunitop.process.Focus;
import gunitop.process.ProcessStat;
import gunitop.process.SignalSet;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.PidTable;
import gunitop.sampling.proc.ProcFs;
import java.util.Collection;
import java.util.Optional;

/**
 * Finds the processes of the host: which PIDs exist, who has them, what each one's stat says. Once
 * a second, oftener where every process is shown, it looks for those that are {@link NewProcesses
 * new}, and whether others belong into the snapshot than before. Between that only those that are
 * looked at closely are read, and the children that they have got.
 */
final class Discovery {
  private static final long SHOWN_NANOS = 150_000_000L;

  /** A list of children that is as long as this may have been cut. */
  private static final int WHOLE_BYTES = ProcFs.CHILDREN_BYTES - 16;

  private final StatReader stats = new StatReader();
  private final Activity activity = new Activity();
  private final PidTable<KnownProcess> known = new PidTable<>();
  private final Surroundings surroundings = new Surroundings();
  private final Bystanders bystanders = new Bystanders(surroundings);
  private final NewProcesses newProcesses = new NewProcesses(stats, known, bystanders);
  private final byte[] children = new byte[ProcFs.CHILDREN_BYTES];
  private final PidSet gone = new PidSet();
  private Focus lookedFor;
  private long lookedNanos;

  /** Whether another may belong into the snapshot than before. */
  private boolean moved;

  /** Whether one has exited, whose children have another parent now. */
  private boolean bereaved;

  /** What is known of those that stand in the snapshot. */
  PidTable<KnownProcess> known() {
    return known;
  }

  /** Whether this PID stands in the snapshot. */
  boolean knows(int pid) {
    return known.contains(pid);
  }

  /** How many processes the host has; may be two seconds late in what ended among the others. */
  int count() {
    return newProcesses.count(lookedFor.catching().isEmpty());
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
    boolean anew = isAnew(focus);
    boolean turn = anew || moment.monotonicNanos() - lookedNanos >= longest(fs, focus);
    lookAtKnown(fs, focus, moment, turn ? known.values() : tracked);
    for (KnownProcess process : tracked) {
      if (process.ran()) {
        lookAtChildren(fs, moment, process);
      }
    }
    if (turn) {
      lookForNew(fs, focus, moment, anew);
      lookedFor = focus;
      lookedNanos = moment.monotonicNanos();
    }
    return known.values();
  }

  private boolean isAnew(Focus focus) {
    return lookedFor == null
        || !lookedFor.tracked().equals(focus.tracked())
        || !lookedFor.catching().equals(focus.catching());
  }

  /** Where all are shown their CPU use is too, between one snapshot and another. */
  private static long longest(ProcFs fs, Focus focus) {
    return focus.catching().isPresent()
        ? fs.listingNanos()
        : Math.min(fs.listingNanos(), SHOWN_NANOS);
  }

  private void lookAtKnown(
      ProcFs fs, Focus focus, Moment moment, Collection<KnownProcess> processes) {
    boolean narrow = focus.catching().isPresent();
    for (KnownProcess process : narrow ? known.values() : processes) {
      if (narrow || process.tracked) {
        process.mayHaveNewTraits = true;
        look(fs, moment, process, true);
      } else if (!activity.isAtRest(fs, process, moment)) {
        look(fs, moment, process, process.isBusy());
      }
    }
    forgetGone(fs);
    if (bereaved) {
      for (KnownProcess process : known.values()) {
        KnownProcess parent = known.get(process.stat().parent());
        if (parent == null || parent.stat().state().hasExited()) {
          look(fs, moment, process, process.isBusy());
        }
      }
      forgetGone(fs);
    }
    bereaved = false;
  }

  private void lookForNew(ProcFs fs, Focus focus, Moment moment, boolean anew) {
    Optional<SignalSet> catching = focus.catching();
    boolean list = newProcesses.look(fs, moment, catching, anew);
    if (catching.isPresent()) {
      bystanders.lookAtDue(fs, moment, catching.get());
      if (list || moved || bystanders.moved()) {
        narrow(fs, focus, moment);
      }
    }
    moved = false;
  }

  /** Lets those in that are of interest now, and the others out. */
  private void narrow(ProcFs fs, Focus focus, Moment moment) {
    PidSet wanted = surroundings.of(focus, known, bystanders);
    for (KnownProcess process : known.values()) {
      if (!wanted.contains(process.id.pid())) {
        // Whoever has the handlers is wanted: this one has not.
        bystanders.add(process, false);
        gone.add(process.id.pid());
      }
    }
    forgetGone(fs);
    for (int i = 0; i < wanted.size(); i++) {
      int pid = wanted.get(i);
      if (!known.contains(pid) && bystanders.get(pid) != null) {
        KnownProcess process = stats.read(fs, moment, pid, null, true);
        if (process != null) {
          known.put(pid, process);
        }
        bystanders.remove(pid);
      }
    }
  }

  /** The kernel may leave one out while its siblings exit: the next look for new ones has it. */
  private void lookAtChildren(ProcFs fs, Moment moment, KnownProcess process) {
    int pid = process.id.pid();
    int length = process.stat().threads() <= 1 ? fs.children(pid, children) : WHOLE_BYTES;
    if (length < WHOLE_BYTES) {
      int child = 0;
      for (int i = 0; i < length; i++) {
        if (children[i] != ' ') {
          child = 10 * child + children[i] - '0';
        } else {
          addChild(fs, moment, child);
          child = 0;
        }
      }
      return;
    }
    for (int thread : fs.threads(pid).orElse(new int[0])) {
      for (int child : fs.children(pid, thread).orElse(new int[0])) {
        addChild(fs, moment, child);
      }
    }
  }

  private void addChild(ProcFs fs, Moment moment, int child) {
    if (!known.contains(child)) {
      KnownProcess found = stats.read(fs, moment, child, null, true);
      if (found != null) {
        known.put(child, found);
        moved = true;
      }
      bystanders.remove(child);
    }
  }

  private void look(ProcFs fs, Moment moment, KnownProcess process, boolean again) {
    int pid = process.id.pid();
    if (known.get(pid) != process) {
      return;
    }
    ProcessStat before = process.stat();
    KnownProcess now = stats.read(fs, moment, pid, process, again);
    if (now == null) {
      gone.add(pid);
    } else if (now != process) {
      known.put(pid, now);
      moved = true;
      bereaved = true;
    } else if (now.stat() != before) {
      bereaved |= now.stat().state().hasExited();
      moved |=
          now.stat().parent() != before.parent()
              || now.stat().session() != before.session()
              || now.stat().processGroup() != before.processGroup();
    }
  }

  private void forgetGone(ProcFs fs) {
    for (int i = 0; i < gone.size(); i++) {
      known.remove(gone.get(i));
      fs.forget(gone.get(i));
      moved = true;
      bereaved = true;
    }
    gone.clear();
  }
}
