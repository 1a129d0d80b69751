package gunitop.ownership;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Supervisor;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Whom to ask about the masters in a snapshot.
 *
 * @param supervisords the supervisords that have, or once had, a master
 * @param units the units in whose control group a master lies; not those of a container's systemd,
 *     which ours does not know
 * @param masters the PIDs of the masters: when one comes or goes, it is worth asking again
 */
public record OwnerQuery(
    List<ProcessSample> supervisords, TreeSet<String> units, TreeSet<Integer> masters) {
  /** Nobody. */
  public static final OwnerQuery NOBODY =
      new OwnerQuery(List.of(), new TreeSet<>(), new TreeSet<>());

  /** Copies the collections. */
  public OwnerQuery {
    supervisords = List.copyOf(supervisords);
    units = new TreeSet<>(units);
    masters = new TreeSet<>(masters);
  }

  /** The owners of these applications. */
  public static OwnerQuery of(List<Application> applications, Snapshot snapshot) {
    Map<Integer, ProcessSample> supervisords = new HashMap<>();
    TreeSet<String> units = new TreeSet<>();
    TreeSet<Integer> masters = new TreeSet<>();
    for (Application application : applications) {
      Supervisor owner = application.supervisor();
      if (owner.isSupervisord()) {
        snapshot.process(owner.pid()).ifPresent(one -> supervisords.put(one.pid(), one));
      } else if (owner.isUnitOfOurs()) {
        units.add(owner.name());
      }
      application.generations().forEach(one -> masters.add(one.master().pid()));
      application.third().ifPresent(one -> masters.add(one.pid()));
    }
    return new OwnerQuery(new ArrayList<>(supervisords.values()), units, masters);
  }

  /** Whether there is anybody to ask. */
  public boolean isNobody() {
    return supervisords.isEmpty() && units.isEmpty();
  }

  /** Whether this asks about the same masters as another query. */
  public boolean asksTheSame(OwnerQuery other) {
    return masters.equals(other.masters)
        && units.equals(other.units)
        && supervisords.stream()
            .map(ProcessSample::id)
            .toList()
            .equals(other.supervisords.stream().map(ProcessSample::id).toList());
  }
}
