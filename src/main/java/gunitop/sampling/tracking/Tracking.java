package gunitop.sampling.tracking;

import gunitop.process.Focus;
import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.sampling.discovery.CloserLook;
import gunitop.sampling.discovery.Descendants;
import gunitop.sampling.discovery.KnownProcess;
import gunitop.sampling.discovery.KnownProcesses;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks closely at the processes in {@link Focus#tracked()} and at all their descendants. */
public final class Tracking {
  private final KnownProcesses known;
  private final OpenFilesReader openFiles;
  private final SocketTable sockets;
  private final MemoryReader memory;
  private List<KnownProcess> tracked = List.of();
  private Set<ProcessId> ids = Set.of();

  /** Puts what it sees into {@code known}. */
  public Tracking(ProcFs fs, KnownProcesses known) {
    this.known = known;
    this.openFiles = new OpenFilesReader(fs);
    this.sockets = new SocketTable(fs, known);
    this.memory = new MemoryReader(known);
  }

  /**
   * Reads traits, environment, open files, connections and memory of the tracked processes.
   *
   * @return their listeners by inode
   */
  public Map<Long, Listener> look(Focus focus, Moment moment) {
    take(found(focus.tracked()));
    Set<Integer> parents = new HashSet<>();
    tracked.forEach(process -> parents.add(process.parent()));
    int count = 0;
    for (KnownProcess process : tracked) {
      count += parents.contains(process.pid()) ? 1 : 0;
    }
    int ofParent = DescriptorShares.share(count);
    int ofOther = DescriptorShares.share(tracked.size() - count);
    for (KnownProcess process : tracked) {
      look(focus, moment, process, parents.contains(process.pid()) ? ofParent : ofOther);
    }
    sockets.look(tracked, moment);
    if (focus.memory() && !tracked.isEmpty()) {
      memory.look(tracked, moment);
    }
    return sockets.listeners();
  }

  private void look(Focus focus, Moment moment, KnownProcess process, int descriptors) {
    boolean same =
        process
            .closer()
            .links()
            .map(links -> links.prefixes().equals(focus.temporaryPrefixes()))
            .orElse(process.isTracked());
    known.refresh(moment, process, focus.variables());
    if (process.ran() || !same) {
      known.store(process, openFiles.read(process, focus.temporaryPrefixes(), descriptors));
    }
  }

  /** The processes that were tracked in the last sample; the same list as long as they are. */
  public List<KnownProcess> processes() {
    return tracked;
  }

  /** The same by their identity. */
  public Set<ProcessId> ids() {
    return ids;
  }

  private void take(List<KnownProcess> next) {
    if (next.equals(tracked)) {
      return;
    }
    Set<KnownProcess> kept = new HashSet<>(next);
    for (KnownProcess process : tracked) {
      if (!kept.contains(process)) {
        known.store(process, CloserLook.NONE);
      }
    }
    Set<ProcessId> identities = new HashSet<>();
    next.forEach(process -> identities.add(process.id()));
    ids = Set.copyOf(identities);
    openFiles.keep(ids);
    tracked = List.copyOf(next);
  }

  /** Those with these PIDs and all their descendants, by PID. */
  private List<KnownProcess> found(Set<Integer> roots) {
    List<KnownProcess> found = new ArrayList<>();
    if (roots.isEmpty()) {
      return found;
    }
    Descendants descendants =
        new Descendants(roots, pid -> known.isShown(pid) ? known.get(pid).parent() : 0);
    for (KnownProcess process : known.shown()) {
      if (descendants.holds(process.pid())) {
        found.add(process);
      }
    }
    found.sort(Comparator.comparingInt(KnownProcess::pid));
    return found;
  }
}
