package gunitop.sampling;

import gunitop.kernel.StatFields;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessStat;
import gunitop.process.TemporaryFile;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.PidTable;
import gunitop.sampling.proc.ProcFs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks, between two samples, for signs that another one would show an event: a child that is not
 * known yet, a program that was executed, a new parent, a stop, a death, the first use of a
 * temporary file. Reads kept-open files of those processes alone in which that can happen at any
 * moment, and makes no garbage: a look at one of them costs some 5 µs.
 *
 * <p>A process is left in peace, and its exit to the {@link ExitWatch}, when nothing is below it,
 * something tracked is above it, and its temporary file has been in use by it alone: of a worker
 * that serves, nothing else is an event. A fork that has yet to execute has its siblings' files.
 */
final class Peek {
  /** What runs is looked at again no sooner: it may run all the time. */
  private static final long RAN_NANOS = 100_000_000L;

  /** For so long after its start a process that runs may be setting itself up. */
  private static final double YOUNG_SECONDS = 60;

  /** Of a file that is made and left alone, both times are of the same moment. */
  private static final long SAME_NANOS = 1_000_000_000L;

  /** The permission bits that {@code mkstemp(3)} gives. */
  private static final int MADE = 0600;

  private final byte[] buffer = new byte[StatFields.LINE_BYTES];
  private final byte[] children = new byte[ProcFs.CHILDREN_BYTES];
  private final StatFields fields = new StatFields();
  private final Set<KnownProcess> parents = new HashSet<>();
  private List<KnownProcess> followed = List.of();
  private List<KnownProcess> watched = List.of();
  private boolean allSettled;
  private long sampledNanos;

  private record Use(int parent, long device, long inode) {}

  /** The child that was a sign last: one that no sample finds is a sign once. */
  private int unknownChild;

  /**
   * Takes in what a sample found; {@code tracked} is the same list as long as they are the same.
   */
  void follow(List<KnownProcess> tracked, PidTable<KnownProcess> known, Moment moment) {
    sampledNanos = moment.monotonicNanos();
    if (followed == tracked && allSettled) {
      return;
    }
    followed = tracked;
    allSettled = true;
    parents.clear();
    for (KnownProcess process : tracked) {
      KnownProcess parent = known.get(process.stat().parent());
      if (parent != null) {
        parents.add(parent);
      }
    }
    List<KnownProcess> next = new ArrayList<>();
    Map<Use, Integer> users = users(tracked);
    Set<KnownProcess> all = new HashSet<>(tracked);
    for (KnownProcess process : tracked) {
      process.isYoung = ageSeconds(process, moment) < YOUNG_SECONDS;
      process.hasChildren = parents.contains(process);
      boolean below = all.contains(known.get(process.stat().parent()));
      boolean settled =
          process.hasChildren || isSettled(process) && !(process.isYoung && isCopy(process, users));
      allSettled &= settled;
      if (!settled || !below || process.hasChildren) {
        next.add(process);
      }
    }
    watched = next;
  }

  /** Those that are looked at; the same list as long as they are the same. */
  List<KnownProcess> watched() {
    return watched;
  }

  /** Whether all that is tracked is at work: nothing of it starts up or may still be found. */
  boolean allServe() {
    return allSettled;
  }

  /** Whether a sample taken now would show something new. */
  boolean isStirred(ProcFs fs, Discovery discovery, long nowNanos) {
    for (KnownProcess process : watched) {
      if (hasMoved(fs, process)
          || hasNewChild(fs, process.id.pid(), discovery)
          || !process.hasChildren && isSettingUp(fs, process, nowNanos)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSettled(KnownProcess process) {
    if (!process.files().isKnown()) {
      return !process.isYoung;
    }
    List<TemporaryFile> temporary = process.files().get().temporary();
    for (TemporaryFile file : temporary) {
      if (isUnused(file)) {
        return false;
      }
    }
    return !temporary.isEmpty();
  }

  /** The open temporary files of the children of each process, with the number of their users. */
  private static Map<Use, Integer> users(List<KnownProcess> tracked) {
    Map<Use, Integer> users = new HashMap<>();
    for (KnownProcess process : tracked) {
      for (TemporaryFile file : process.files().map(OpenFiles::temporary).orElse(List.of())) {
        users.merge(new Use(process.stat().parent(), file.device(), file.inode()), 1, Integer::sum);
      }
    }
    return users;
  }

  /** Whether it has what a sibling uses: it is a fork of their parent that may yet execute. */
  private static boolean isCopy(KnownProcess process, Map<Use, Integer> users) {
    for (TemporaryFile file : process.files().get().temporary()) {
      if (users.get(new Use(process.stat().parent(), file.device(), file.inode())) > 1) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnused(TemporaryFile file) {
    return file.mode() == MADE && Math.abs(file.changedNanos() - file.modifiedNanos()) < SAME_NANOS;
  }

  private boolean hasMoved(ProcFs fs, KnownProcess process) {
    int length = fs.stat(process.id.pid(), buffer, true);
    if (length > 0 && process.isUnchanged(buffer, length)) {
      return false;
    }
    if (length <= 0
        || !fields.parse(buffer, length)
        || fields.startTicks() != process.id.startTicks()) {
      return true;
    }
    ProcessStat stat = process.stat();
    return stat.parent() != (int) fields.number(4)
        || stat.state().hasExited() != fields.hasExited()
        || stat.state().isStopped() != fields.isStopped()
        || !process.isImageOf(fields);
  }

  private boolean hasNewChild(ProcFs fs, int pid, Discovery discovery) {
    int length = fs.children(pid, children);
    int child = 0;
    for (int i = 0; i < length; i++) {
      if (children[i] != ' ') {
        child = child * 10 + (children[i] - '0');
        continue;
      }
      if (!discovery.knows(child) && child != unknownChild) {
        unknownChild = child;
        return true;
      }
      child = 0;
    }
    return false;
  }

  private boolean isSettingUp(ProcFs fs, KnownProcess process, long nowNanos) {
    int[] numbers = process.temporary().numbers();
    if (numbers.length > 0) {
      List<TemporaryFile> files = process.files().map(OpenFiles::temporary).orElse(List.of());
      for (int i = 0; i < numbers.length && i < files.size(); i++) {
        if (isUnused(files.get(i))) {
          long changed = fs.changedNanos(process.id.pid(), numbers[i]);
          if (changed > 0 && changed != files.get(i).changedNanos()) {
            return true;
          }
        }
      }
      return false;
    }
    if (!process.isYoung || nowNanos - sampledNanos < RAN_NANOS) {
      return false;
    }
    int length = fs.schedule(process.id.pid(), buffer);
    return length > 0 && process.hasRunSince(buffer, length);
  }

  private static double ageSeconds(KnownProcess process, Moment moment) {
    return moment.host().uptimeSecondsAt(moment.monotonicNanos())
        - (double) process.id.startTicks() / moment.host().ticksPerSecond();
  }
}
