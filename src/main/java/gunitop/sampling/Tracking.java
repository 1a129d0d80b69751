package gunitop.sampling;

import gunitop.process.Focus;
import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.NulSeparated;
import gunitop.sampling.proc.PidNumbers;
import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.proc.Readings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks closely at the processes in {@link Focus#tracked()} and at all their descendants. */
final class Tracking {
  private static final Comparator<KnownProcess> BY_PID =
      (one, other) -> Integer.compare(one.id.pid(), other.id.pid());

  private final List<KnownProcess> found = new ArrayList<>();
  private final PidNumbers parents = new PidNumbers();
  private final Descendants descendants = new Descendants();
  private final Traits traits;
  private final StatReader stats = new StatReader();
  private final OpenFilesReader openFiles = new OpenFilesReader();
  private final SocketTable sockets = new SocketTable();
  private final MemoryReader memory = new MemoryReader();
  private List<KnownProcess> before = List.of();
  private Set<ProcessId> ids = Set.of();

  /** One that reads what rarely changes through this. */
  Tracking(Traits traits) {
    this.traits = traits;
  }

  /**
   * Reads traits, environment, open files, connections and memory of the tracked processes into
   * them.
   *
   * @return their listeners by inode
   */
  Map<Long, Listener> look(
      ProcFs fs, Focus focus, Moment moment, Collection<KnownProcess> processes) {
    List<KnownProcess> tracked = tracked(focus.tracked(), processes);
    tracked = tracked.equals(before) ? before : List.copyOf(tracked);
    Shares.give(tracked);
    for (KnownProcess process : tracked) {
      process.tracked = true;
      lookClosely(fs, focus, moment, process);
    }
    forgetAllBut(tracked);
    sockets.look(fs, tracked, moment);
    if (focus.memory() && !tracked.isEmpty()) {
      memory.look(fs, tracked, moment);
    }
    return sockets.listeners();
  }

  private void lookClosely(ProcFs fs, Focus focus, Moment moment, KnownProcess process) {
    boolean ran = process.ran();
    readEnvironment(fs, process, focus.variables());
    // Between stat and status it may have executed a program: then they do not fit together.
    if (traits.refresh(fs, process, moment, ran)
        && stats.read(fs, moment, process.id.pid(), process, true) == process
        && Traits.hasMoved(process)) {
      traits.refresh(fs, process, moment, true);
    }
    if (ran || !process.prefixes.equals(focus.temporaryPrefixes())) {
      openFiles.read(fs, process, focus.temporaryPrefixes());
      process.prefixes = focus.temporaryPrefixes();
    }
  }

  /** The processes that were tracked in the last sample. */
  List<KnownProcess> processes() {
    return before;
  }

  /** The same by their identity. */
  Set<ProcessId> ids() {
    return ids;
  }

  private void forgetAllBut(List<KnownProcess> tracked) {
    if (before != tracked) {
      Set<KnownProcess> kept = new HashSet<>(tracked);
      for (KnownProcess process : before) {
        if (!kept.contains(process)) {
          process.untrack();
        }
      }
      Set<ProcessId> identities = new HashSet<>();
      for (KnownProcess process : tracked) {
        identities.add(process.id);
      }
      ids = Set.copyOf(identities);
      openFiles.keep(ids);
      before = tracked;
    }
  }

  /** Those with these PIDs and all their descendants, by PID; used again by the next sample. */
  private List<KnownProcess> tracked(Set<Integer> roots, Collection<KnownProcess> processes) {
    found.clear();
    if (roots.isEmpty()) {
      return found;
    }
    for (KnownProcess process : processes) {
      parents.put(process.id.pid(), process.stat().parent());
    }
    descendants.begin(roots);
    for (KnownProcess process : processes) {
      if (descendants.holds(process.id.pid(), parents::get)) {
        found.add(process);
      }
    }
    parents.clear();
    found.sort(BY_PID);
    return found;
  }

  /** Once for each program image. */
  private static void readEnvironment(ProcFs fs, KnownProcess process, Set<String> variables) {
    if (!process.hasEnvironment(variables)) {
      process.environment(
          variables,
          Readings.then(
              fs.read(process.id.pid(), "environ"),
              content -> NulSeparated.variables(content, variables)));
    }
  }
}
