package gunitop.sampling;

import gunitop.process.Focus;
import gunitop.process.SignalSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which processes stand in a snapshot that leaves the rest of the host out. */
final class Surroundings {
  private final Collection<KnownProcess> known;
  private final Bystanders bystanders;
  private final Set<Integer> found = new HashSet<>();

  private Surroundings(Collection<KnownProcess> known, Bystanders bystanders) {
    this.known = known;
    this.bystanders = bystanders;
  }

  /** Their PIDs, by {@link Focus#catching}; some may not exist any more. */
  static Set<Integer> of(Focus focus, Collection<KnownProcess> known, Bystanders bystanders) {
    Surroundings surroundings = new Surroundings(known, bystanders);
    surroundings.gather(focus, focus.catching().orElseThrow());
    return surroundings.found;
  }

  private void gather(Focus focus, SignalSet wanted) {
    Set<Integer> families = new HashSet<>();
    Set<Integer> leaders = new HashSet<>();
    found.addAll(focus.tracked());
    addDescendants();
    for (KnownProcess process : known) {
      if (found.contains(process.id.pid())) {
        leaders.add(process.stat().session());
        leaders.add(process.stat().processGroup());
      }
      if (focus.tracked().contains(process.id.pid()) && process.stat().parent() > 1) {
        families.add(process.stat().parent());
      }
      if (catches(process, wanted)) {
        found.add(process.id.pid());
      }
    }
    for (Bystander process : bystanders.all()) {
      if (process.catches || families.contains(process.parent)) {
        found.add(process.id.pid());
      }
    }
    for (KnownProcess process : known) {
      if (families.contains(process.stat().parent())) {
        found.add(process.id.pid());
      }
    }
    found.addAll(leaders);
    addAncestors();
  }

  private void addDescendants() {
    boolean grew = true;
    while (grew) {
      grew = false;
      for (KnownProcess process : known) {
        grew |= found.contains(process.stat().parent()) && found.add(process.id.pid());
      }
      for (Bystander process : bystanders.all()) {
        grew |= found.contains(process.parent) && found.add(process.id.pid());
      }
    }
  }

  private void addAncestors() {
    Set<Integer> fresh = new HashSet<>(found);
    while (!fresh.isEmpty()) {
      Set<Integer> parents = new HashSet<>();
      for (KnownProcess process : known) {
        if (fresh.contains(process.id.pid())) {
          parents.add(process.stat().parent());
        }
      }
      for (int pid : fresh) {
        Bystander process = bystanders.get(pid);
        if (process != null) {
          parents.add(process.parent);
        }
      }
      parents.removeIf(parent -> parent <= 0 || !found.add(parent));
      fresh = parents;
    }
  }

  private static boolean catches(KnownProcess process, SignalSet wanted) {
    return process.traits() != null
        && process.traits().caught().map(caught -> caught.containsAll(wanted)).orElse(false);
  }
}
