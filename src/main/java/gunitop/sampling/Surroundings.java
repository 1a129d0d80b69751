package gunitop.sampling;

import gunitop.process.Focus;
import gunitop.process.SignalSet;
import gunitop.sampling.proc.PidTable;
import java.util.function.IntUnaryOperator;

/**
 * Which processes stand in a snapshot that leaves the rest of the host out. Walks through all of
 * them in each list, so it keeps its sets from one time to the next.
 */
final class Surroundings {
  private final PidSet tracked = new PidSet();
  private final PidSet families = new PidSet();
  private final PidSet found = new PidSet();
  private final Descendants descendants = new Descendants();

  /**
   * Their PIDs, by {@link Focus#catching}; some may not exist any more. Holds until asked again.
   */
  PidSet of(Focus focus, PidTable<KnownProcess> known, Bystanders bystanders) {
    tracked.clear();
    families.clear();
    found.clear();
    for (Integer pid : focus.tracked()) {
      tracked.add(pid);
      found.add(pid);
    }
    descendants.begin(focus.tracked());
    addDescendants(known, bystanders);
    addByPlace(known);
    addByHandlers(known, focus.catching().orElseThrow());
    for (Bystander process : bystanders.all()) {
      if (process.catches || families.contains(process.parent)) {
        found.add(process.id.pid());
      }
    }
    for (KnownProcess process : known.values()) {
      if (families.contains(process.stat().parent())) {
        found.add(process.id.pid());
      }
    }
    addAncestors(known, bystanders);
    return found;
  }

  /**
   * Whether one that was not among them, or has changed, may be now, by what was found last: it has
   * the handlers, or one of them as its parent, or has brothers among them.
   */
  boolean concern(Bystander process) {
    return process.catches || found.contains(process.parent) || families.contains(process.parent);
  }

  private void addDescendants(PidTable<KnownProcess> known, Bystanders bystanders) {
    if (found.size() == 0) {
      return;
    }
    IntUnaryOperator parent = pid -> parent(pid, known, bystanders);
    for (KnownProcess process : known.values()) {
      if (descendants.holds(process.id.pid(), parent)) {
        found.add(process.id.pid());
      }
    }
    for (Bystander process : bystanders.all()) {
      if (descendants.holds(process.id.pid(), parent)) {
        found.add(process.id.pid());
      }
    }
  }

  private static int parent(int pid, PidTable<KnownProcess> known, Bystanders bystanders) {
    KnownProcess process = known.get(pid);
    if (process != null) {
      return process.stat().parent();
    }
    Bystander bystander = bystanders.get(pid);
    return bystander == null ? 0 : bystander.parent;
  }

  /** The leaders of their sessions and groups; and whose other children are of interest too. */
  private void addByPlace(PidTable<KnownProcess> known) {
    for (int i = 0, descendants = found.size(); i < descendants; i++) {
      KnownProcess process = known.get(found.get(i));
      if (process != null) {
        found.add(process.stat().session());
        found.add(process.stat().processGroup());
        if (process.stat().parent() > 1 && tracked.contains(process.id.pid())) {
          families.add(process.stat().parent());
        }
      }
    }
  }

  private void addByHandlers(PidTable<KnownProcess> known, SignalSet wanted) {
    for (KnownProcess process : known.values()) {
      if (process.traits() != null
          && process.traits().caught().isKnown()
          && process.traits().caught().get().containsAll(wanted)) {
        found.add(process.id.pid());
      }
    }
  }

  /** Those that are added are walked through in their turn. */
  private void addAncestors(PidTable<KnownProcess> known, Bystanders bystanders) {
    for (int i = 0; i < found.size(); i++) {
      KnownProcess process = known.get(found.get(i));
      Bystander bystander = bystanders.get(found.get(i));
      if (process != null) {
        found.add(process.stat().parent());
      }
      if (bystander != null) {
        found.add(bystander.parent);
      }
    }
  }
}
