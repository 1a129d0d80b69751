package gunitop.sampling.discovery;

import gunitop.process.ProcessId;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.proc.ProcessFiles;
import gunitop.sampling.proc.StatLine;
import gunitop.sampling.proc.StatReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All processes of the host that are known, by PID: the one table of them, and the only writer of
 * what is in it. Seen by one thread only.
 */
public final class KnownProcesses implements AutoCloseable {
  /** What tells of a process that has not run is read again after this, and some seconds more. */
  private static final long REST_NANOS = 10_000_000_000L;

  private static final long STEP_NANOS = 1_000_000_000L;
  private static final int STEPS = 10;

  private final ProcFs fs;
  private final StatReader stats;
  private final TraitsReader traits;
  private final Map<Integer, KnownProcess> byPid = new HashMap<>();
  private final Set<KnownProcess> shown = new LinkedHashSet<>();

  /** Whether one has come, gone or moved in the tree since that was asked last. */
  private boolean moved;

  /** Whether one has exited whose children may have another parent now. */
  private boolean bereaved;

  /** Knows nobody yet. */
  public KnownProcesses(ProcFs fs) {
    this.fs = fs;
    this.stats = new StatReader(fs);
    this.traits = new TraitsReader(fs);
  }

  /** The process with this PID; {@code null} where none is known. */
  public KnownProcess get(int pid) {
    return byPid.get(pid);
  }

  /** Whether it was not forgotten: for one that was nothing is to be opened any more. */
  boolean holds(KnownProcess process) {
    return byPid.get(process.pid()) == process;
  }

  /** How many are known. */
  public int size() {
    return byPid.size();
  }

  /** All that are known, in no order. */
  public Collection<KnownProcess> all() {
    return byPid.values();
  }

  /** Those that stand in the snapshot, in no order. */
  public Collection<KnownProcess> shown() {
    return Collections.unmodifiableCollection(shown);
  }

  /** Whether the process with this PID stands in the snapshot. */
  public boolean isShown(int pid) {
    KnownProcess process = byPid.get(pid);
    return process != null && process.isShown();
  }

  /** Begins a sample: command lines share a budget. */
  void begin() {
    traits.begin(shown);
  }

  /** Whether one has come, gone or moved in the tree since this was asked last. */
  boolean hasMoved() {
    boolean answer = moved;
    moved = false;
    return answer;
  }

  /** Whether one has exited since this was asked last. */
  boolean isBereaved() {
    boolean answer = bereaved;
    bereaved = false;
    return answer;
  }

  /** What {@link #add} found. */
  enum Found {
    PROCESS,
    /** But a thread of a process. */
    THREAD,
    NOBODY
  }

  /** Reads the stat of a PID of which nothing is known, and takes in who has it. */
  Found add(Moment moment, int pid, boolean show) {
    ProcessFiles files = fs.process(pid);
    StatLine line = stats.read(files, null, false);
    if (line == null || line.ofThread()) {
      files.close();
      return line == null ? Found.NOBODY : Found.THREAD;
    }
    put(moment, pid, files, line, show);
    return Found.PROCESS;
  }

  private void put(Moment moment, int pid, ProcessFiles files, StatLine line, boolean show) {
    KnownProcess process =
        new KnownProcess(new ProcessId(pid, line.startTicks(), moment.host().bootId()), files);
    process.takeStat(line, moment.monotonicNanos());
    byPid.put(pid, process);
    if (show) {
      shown.add(process);
      process.show(true);
      moved = true;
    }
  }

  /** Asks whether a process has run; to be called before what that shall save is read. */
  void countRuns(KnownProcess process) {
    process.takeRuns(process.runsUncounted() ? ProcessFiles.UNKNOWN : process.files().runs());
  }

  /**
   * Whether what the stat of a process said may hold no more: it has run, or it was read some time
   * ago. Without having run it uses no CPU and keeps its name, state and program; but its memory
   * may have been taken away, and its priority changed by another.
   */
  boolean isStatDue(KnownProcess process, Moment moment) {
    long age = moment.monotonicNanos() - process.statNanos();
    return process.ran() || age >= REST_NANOS + process.pid() % STEPS * STEP_NANOS;
  }

  /**
   * Reads the stat of a process again. Who is gone is forgotten; who has its PID now takes its
   * place.
   *
   * @param keep whether it will be read again soon
   * @return whether it is still there
   */
  public boolean look(Moment moment, KnownProcess process, boolean keep) {
    if (!holds(process)) {
      return false;
    }
    StatLine before = process.stat();
    StatLine now = stats.read(process.files(), before, keep);
    if (now == null || now.startTicks() != before.startTicks() || now.ofThread()) {
      remove(process);
      if (now != null && !now.ofThread()) {
        put(moment, process.pid(), fs.process(process.pid()), now, process.isShown());
      }
      return false;
    }
    if (now != before && process.isShown()) {
      bereaved |= now.values().state().hasExited();
      moved |=
          now.values().parent() != before.values().parent()
              || now.values().session() != before.values().session()
              || now.values().processGroup() != before.values().processGroup();
    }
    process.takeStat(now, moment.monotonicNanos());
    return true;
  }

  /** Forgets a process that is gone. */
  void remove(KnownProcess process) {
    byPid.remove(process.pid());
    process.files().close();
    if (shown.remove(process)) {
      moved = true;
      bereaved = true;
    }
  }

  /** Forgets all that do not have one of these PIDs. */
  void keep(int[] pids) {
    Set<Integer> listed = new HashSet<>(2 * pids.length);
    for (int pid : pids) {
      listed.add(pid);
    }
    List<KnownProcess> gone = new ArrayList<>();
    for (KnownProcess process : byPid.values()) {
      if (!listed.contains(process.pid())) {
        gone.add(process);
      }
    }
    gone.forEach(this::remove);
  }

  /** Lets a process stand in the snapshot from now on. */
  void show(Moment moment, KnownProcess process) {
    if (process.isShown()) {
      return;
    }
    look(moment, process, false);
    // Another one may have its PID by now.
    KnownProcess there = byPid.get(process.pid());
    if (there != null) {
      there.show(true);
      shown.add(there);
    }
  }

  /** Leaves a process out of the snapshot from now on; nothing is kept open for it. */
  void leaveOut(KnownProcess process) {
    process.show(false);
    shown.remove(process);
    process.files().close();
    process.forget();
  }

  /** Takes in when a process that is left out shall be looked at again. */
  void lookAgainAt(KnownProcess process, double upSeconds) {
    process.lookAgainAt(upSeconds);
  }

  /** Takes in what a closer look at a tracked process saw. */
  public void store(KnownProcess process, CloserLook closer) {
    process.takeCloser(closer);
  }

  /** Reads what rarely changes in a process that is not tracked, where that is due. */
  public void refresh(Moment moment, KnownProcess process) {
    KnownTraits before = process.traits();
    if (before == null
        || !before.areSettled()
        || TraitsReader.hasMoved(process)
        || process.ranSinceTraits() && traits.isOld(process, moment)) {
      process.takeTraits(
          traits.read(process, moment, before == null ? Set.of() : before.variables()));
    }
  }

  /**
   * Reads what rarely changes in a tracked process, where it may have changed.
   *
   * @param variables the environment variables to be read
   */
  public void refresh(Moment moment, KnownProcess process, Set<String> variables) {
    KnownTraits before = process.traits();
    if (before != null
        && before.areSettled()
        && !process.ran()
        && !process.ranSinceTraits()
        && !TraitsReader.hasMoved(process)
        && before.variables().equals(variables)) {
      return;
    }
    process.takeTraits(traits.read(process, moment, variables));
    // Between stat and status it may have executed a program: then they do not fit together.
    if ((before == null || process.traits().values() != before.values())
        && look(moment, process, true)
        && TraitsReader.hasMoved(process)) {
      process.takeTraits(traits.read(process, moment, variables));
    }
  }

  /** Forgets all, and gives back what was kept open for them. */
  @Override
  public void close() {
    byPid.values().forEach(process -> process.files().close());
    byPid.clear();
    shown.clear();
  }
}
