package gunitop.sampling.discovery;

import gunitop.process.Focus;
import gunitop.process.SignalSet;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which processes stand in a snapshot that leaves the rest of the host out. */
final class Surroundings {
  private final Set<Integer> found = new HashSet<>();

  /** Whose other children are of interest too. */
  private final Set<Integer> families = new HashSet<>();

  private SignalSet wanted = SignalSet.of();

  /**
   * Their PIDs, by {@link Focus#catching}; some may not exist any more. Holds until asked again.
   */
  Set<Integer> of(Focus focus, KnownProcesses known) {
    wanted = focus.catching().orElseThrow();
    found.clear();
    families.clear();
    Descendants descendants = new Descendants(focus.tracked(), pid -> parent(known, pid));
    for (KnownProcess process : known.all()) {
      if (process.stat().catches(wanted) || descendants.holds(process.pid())) {
        found.add(process.pid());
      }
    }
    found.addAll(focus.tracked());
    for (int pid : List.copyOf(found)) {
      KnownProcess process = known.get(pid);
      if (process != null && descendants.holds(pid)) {
        found.add(process.values().session());
        found.add(process.values().processGroup());
        if (process.parent() > 1 && focus.tracked().contains(pid)) {
          families.add(process.parent());
        }
      }
    }
    for (KnownProcess process : known.all()) {
      if (families.contains(process.parent())) {
        found.add(process.pid());
      }
    }
    addAncestors(known);
    return found;
  }

  /**
   * Whether one that is new, or has changed, may be among them by now: it has the handlers, or one
   * of them as its parent, or has brothers among them.
   */
  boolean concern(KnownProcess process) {
    return process.stat().catches(wanted)
        || found.contains(process.parent())
        || families.contains(process.parent());
  }

  private static int parent(KnownProcesses known, int pid) {
    KnownProcess process = known.get(pid);
    return process == null ? 0 : process.parent();
  }

  private void addAncestors(KnownProcesses known) {
    ArrayDeque<Integer> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      int parent = parent(known, open.remove());
      if (parent > 0 && found.add(parent)) {
        open.add(parent);
      }
    }
  }
}
