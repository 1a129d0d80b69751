package gunitop.sampling.events;

import gunitop.kernel.StatFields;
import gunitop.process.OpenFiles;
import gunitop.process.Reading;
import gunitop.process.TemporaryFile;
import gunitop.sampling.discovery.KnownProcess;
import gunitop.sampling.discovery.KnownProcesses;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcessFiles;
import gunitop.sampling.proc.StatLine;
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
public final class Peek {
  /** What runs is looked at again no sooner: it may run all the time. */
  private static final long RAN_NANOS = 100_000_000L;

  /** For so long after its start a process that runs may be setting itself up. */
  private static final double YOUNG_SECONDS = 60;

  /** Of a file that is made and left alone, both times are of the same moment. */
  private static final long SAME_NANOS = 1_000_000_000L;

  /** The permission bits that {@code mkstemp(3)} gives. */
  private static final int MADE = 0600;

  private static final int PARENT = 4;
  private static final int START_STACK = 28;
  private static final int ARG_START = 48;

  private final byte[] buffer = new byte[StatFields.LINE_BYTES];
  private final byte[] children = new byte[ProcessFiles.CHILDREN_BYTES];
  private final StatFields fields = new StatFields();
  private final KnownProcesses known;
  private List<KnownProcess> followed = List.of();
  private List<Watched> watched = List.of();
  private List<KnownProcess> processes = List.of();
  private boolean allServe;
  private long sampledNanos;

  /** The child that was a sign last: one that no sample finds is a sign once. */
  private int unknownChild;

  /**
   * A process that is looked at.
   *
   * @param parent whether something tracked is below it
   * @param young whether it started lately
   */
  private record Watched(KnownProcess process, boolean parent, boolean young) {}

  private record Use(int parent, long device, long inode) {}

  /** Goes by what {@code known} tells. */
  public Peek(KnownProcesses known) {
    this.known = known;
  }

  /**
   * Takes in what a sample found; {@code tracked} is the same list as long as they are the same.
   */
  public void follow(List<KnownProcess> tracked, Moment moment) {
    sampledNanos = moment.monotonicNanos();
    if (followed == tracked && allServe) {
      return;
    }
    followed = tracked;
    allServe = true;
    Set<KnownProcess> all = new HashSet<>(tracked);
    Set<Integer> parents = new HashSet<>();
    tracked.forEach(process -> parents.add(process.parent()));
    Map<Use, Integer> users = users(tracked);
    List<Watched> next = new ArrayList<>();
    for (KnownProcess process : tracked) {
      boolean young = process.ageSeconds(moment) < YOUNG_SECONDS;
      boolean parent = parents.contains(process.pid());
      boolean below = all.contains(known.get(process.parent()));
      boolean serves = parent || isSettled(process, young) && !(young && isCopy(process, users));
      allServe &= serves;
      if (!serves || !below || parent) {
        next.add(new Watched(process, parent, young));
      }
    }
    watched = next;
    processes = next.stream().map(Watched::process).toList();
  }

  /** Those that are looked at; the same list as long as they are the same. */
  public List<KnownProcess> watched() {
    return processes;
  }

  /** Whether all that is tracked is at work: nothing of it starts up or may still be found. */
  public boolean allServe() {
    return allServe;
  }

  /** Whether a sample taken now would show something new. */
  public boolean isStirred(long nowNanos) {
    for (Watched one : watched) {
      if (hasMoved(one.process())
          || hasNewChild(one.process())
          || !one.parent() && isSettingUp(one, nowNanos)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSettled(KnownProcess process, boolean young) {
    Reading<OpenFiles> files = process.closer().files();
    if (!files.isKnown()) {
      return !young;
    }
    List<TemporaryFile> temporary = files.get().temporary();
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
      for (TemporaryFile file :
          process.closer().files().map(OpenFiles::temporary).orElse(List.of())) {
        users.merge(new Use(process.parent(), file.device(), file.inode()), 1, Integer::sum);
      }
    }
    return users;
  }

  /** Whether it has what a sibling uses: it is a fork of their parent that may yet execute. */
  private static boolean isCopy(KnownProcess process, Map<Use, Integer> users) {
    for (TemporaryFile file : process.closer().files().get().temporary()) {
      if (users.get(new Use(process.parent(), file.device(), file.inode())) > 1) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnused(TemporaryFile file) {
    return file.mode() == MADE && Math.abs(file.changedNanos() - file.modifiedNanos()) < SAME_NANOS;
  }

  private boolean hasMoved(KnownProcess process) {
    StatLine before = process.stat();
    int length = process.files().stat(buffer, true);
    if (length > 0 && before.isStill(buffer, length)) {
      return false;
    }
    if (length <= 0
        || !fields.parse(buffer, length)
        || fields.startTicks() != before.startTicks()) {
      return true;
    }
    return process.parent() != (int) fields.number(PARENT)
        || before.values().state().hasExited() != fields.hasExited()
        || before.values().state().isStopped() != fields.isStopped()
        || before.startStack() != fields.number(START_STACK)
        || before.argStart() != fields.number(ARG_START);
  }

  private boolean hasNewChild(KnownProcess process) {
    int length = process.files().children(children);
    int child = 0;
    for (int i = 0; i < length; i++) {
      if (children[i] != ' ') {
        child = child * 10 + (children[i] - '0');
        continue;
      }
      if (child != unknownChild && !known.isShown(child)) {
        unknownChild = child;
        return true;
      }
      child = 0;
    }
    return false;
  }

  private boolean isSettingUp(Watched one, long nowNanos) {
    KnownProcess process = one.process();
    int[] numbers = process.closer().temporary().numbers();
    if (numbers.length > 0) {
      List<TemporaryFile> files = process.closer().temporary().files();
      for (int i = 0; i < numbers.length; i++) {
        if (isUnused(files.get(i))) {
          long changed = process.files().changedNanos(numbers[i]);
          if (changed > 0 && changed != files.get(i).changedNanos()) {
            return true;
          }
        }
      }
      return false;
    }
    if (!one.young() || nowNanos - sampledNanos < RAN_NANOS) {
      return false;
    }
    long runs = process.files().runs();
    return runs != ProcessFiles.UNKNOWN && runs != process.runs();
  }
}
