package gunitop.ui.tree;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.ui.text.Member;
import gunitop.upgrade.Assessment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where an application stands in the tree: an upgraded one keeps the place of its first master.
 *
 * @param numbers by master, the PID by which it is ordered once it stands alone
 */
public record TreePlaces(Map<ProcessId, Integer> numbers) {
  public static final TreePlaces NONE = new TreePlaces(Map.of());

  /** Copies the map. */
  public TreePlaces {
    numbers = Map.copyOf(numbers);
  }

  /** NEW inherits the place of OLD; whose application is gone gives it up. */
  TreePlaces after(List<Assessment> assessments) {
    Map<ProcessId, Integer> next = new HashMap<>();
    for (Assessment assessment : assessments) {
      Application application = assessment.application();
      ProcessId old = application.old().master().id();
      int number = numbers.getOrDefault(old, old.pid());
      for (Generation generation : application.generations()) {
        if (generation.master().pid() != number) {
          next.put(generation.master().id(), number);
        }
      }
    }
    return next.equals(numbers) ? this : new TreePlaces(next);
  }

  /** The order by PID of these processes, each master that stands alone at its place. */
  PlaceOrder order(List<ProcessSample> processes, Map<ProcessId, Member> members) {
    int[] places = new int[processes.size()];
    for (int i = 0; i < places.length; i++) {
      ProcessId id = processes.get(i).id();
      places[i] = id.pid();
      Integer number = numbers.isEmpty() ? null : numbers.get(id);
      if (number != null && standsAlone(members.get(id))) {
        places[i] = number;
      }
    }
    return (one, other) -> {
      int compared = Integer.compare(places[one], places[other]);
      return compared != 0
          ? compared
          : Integer.compare(processes.get(one).pid(), processes.get(other).pid());
    };
  }

  private static boolean standsAlone(Member member) {
    return member != null && member.generation() == member.assessment().application().old();
  }
}
