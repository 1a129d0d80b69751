package gunitop.sampling.discovery;

import gunitop.kernel.Errno;
import gunitop.process.Focus;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.proc.ProcessFiles;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Finds the processes of the host: which PIDs exist, who has them, what each one's stat says. Once
 * a second, oftener where every process is shown, it looks for those that are {@link NewProcesses
 * new}, and whether others belong into the snapshot than before. Between that only those that stand
 * in the snapshot are read, and the children that the tracked ones have got.
 */
public final class Discovery {
  private static final long SHOWN_NANOS = 150_000_000L;

  /** A list of children that is as long as this may have been cut. */
  private static final int WHOLE_BYTES = ProcessFiles.CHILDREN_BYTES - 16;

  private final ProcFs fs;
  private final KnownProcesses known;
  private final Surroundings surroundings = new Surroundings();
  private final LeftOutProcesses leftOut;
  private final NewProcesses newProcesses;
  private final byte[] children = new byte[ProcessFiles.CHILDREN_BYTES];
  private Focus lookedFor;
  private long lookedNanos;

  /** Puts what it finds into {@code known}. */
  public Discovery(ProcFs fs, KnownProcesses known) {
    this.fs = fs;
    this.known = known;
    this.leftOut = new LeftOutProcesses(known, surroundings);
    this.newProcesses = new NewProcesses(fs, known);
  }

  /** How many processes the host has; may be two seconds late in what ended among the others. */
  public int count() {
    return newProcesses.count(lookedFor.catching().isEmpty());
  }

  /**
   * Reads the stat of those that stand in the snapshot, and lets in those that belong there.
   *
   * @param tracked those that were looked at closely in the last sample
   */
  public void look(Focus focus, Moment moment, Collection<KnownProcess> tracked) {
    known.begin();
    boolean narrow = focus.catching().isPresent();
    boolean anew =
        lookedFor == null
            || !lookedFor.tracked().equals(focus.tracked())
            || !lookedFor.catching().equals(focus.catching());
    boolean turn = anew || moment.monotonicNanos() - lookedNanos >= longest(narrow);
    lookAtKnown(moment, narrow || turn ? known.shown() : tracked);
    boolean read = true;
    for (KnownProcess process : tracked) {
      if (process.ran() && known.holds(process)) {
        read &= lookAtChildren(moment, process);
      }
    }
    if (turn || !read) {
      lookForNew(focus, moment, anew || !read);
      lookedFor = focus;
      lookedNanos = moment.monotonicNanos();
    }
  }

  /** Where all are shown their CPU use is too, between one snapshot and another. */
  private long longest(boolean narrow) {
    return narrow ? fs.listingNanos() : Math.min(fs.listingNanos(), SHOWN_NANOS);
  }

  private void lookAtKnown(Moment moment, Collection<KnownProcess> processes) {
    for (KnownProcess process : List.copyOf(processes)) {
      if (!known.holds(process)) {
        continue;
      }
      known.countRuns(process);
      if (process.isTracked()) {
        known.look(moment, process, true);
      } else if (known.isStatDue(process, moment)) {
        known.look(moment, process, process.isBusy());
      }
    }
    if (known.isBereaved()) {
      for (KnownProcess process : List.copyOf(known.shown())) {
        KnownProcess parent = known.get(process.parent());
        if (parent == null || parent.values().state().hasExited()) {
          known.look(moment, process, process.isBusy());
        }
      }
      known.isBereaved();
    }
  }

  private void lookForNew(Focus focus, Moment moment, boolean anew) {
    boolean narrow = focus.catching().isPresent();
    boolean list = newProcesses.look(moment, !narrow, anew);
    if (narrow) {
      boolean concern = leftOut.look(moment);
      if (known.hasMoved() || list || concern) {
        narrow(focus, moment);
      }
    }
  }

  /** Lets those in that are of interest now, and the others out. */
  private void narrow(Focus focus, Moment moment) {
    Set<Integer> wanted = surroundings.of(focus, known);
    for (KnownProcess process : List.copyOf(known.shown())) {
      if (!wanted.contains(process.pid())) {
        known.leaveOut(process);
      }
    }
    for (int pid : wanted) {
      KnownProcess process = known.get(pid);
      if (process != null) {
        known.show(moment, process);
      }
    }
    known.hasMoved();
  }

  /**
   * The kernel may leave one out while its siblings exit: the next look for new ones has it.
   *
   * @return false where they may be there and only a list of all would show them
   */
  private boolean lookAtChildren(Moment moment, KnownProcess process) {
    int length = process.values().threads() <= 1 ? process.files().children(children) : WHOLE_BYTES;
    if (length < WHOLE_BYTES) {
      int child = 0;
      for (int i = 0; i < length; i++) {
        if (children[i] != ' ') {
          child = 10 * child + children[i] - '0';
        } else {
          addChild(moment, child);
          child = 0;
        }
      }
      return length >= 0 || !Errno.isTrouble(-length);
    }
    for (int thread : process.files().threads().orElse(new int[0])) {
      for (int child : process.files().children(thread).orElse(new int[0])) {
        addChild(moment, child);
      }
    }
    return true;
  }

  private void addChild(Moment moment, int pid) {
    KnownProcess child = known.get(pid);
    if (child == null) {
      known.add(moment, pid, true);
    } else {
      known.show(moment, child);
    }
  }
}
