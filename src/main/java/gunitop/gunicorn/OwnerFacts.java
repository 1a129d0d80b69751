package gunitop.gunicorn;

import gunitop.process.ProcessId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the owners of masters said when they were last asked; gathered outside of snapshots, on a
 * slower clock, and therefore a little older than they are.
 *
 * @param supervisords by supervisord's process
 * @param units by the unit's name; a unit that could not be asked for is absent
 * @param connectionsPerSecond how many TCP connections come to the host, to all listeners together
 */
public record OwnerFacts(
    Map<ProcessId, SupervisordFacts> supervisords,
    Map<String, UnitFacts> units,
    Optional<Double> connectionsPerSecond) {
  /** Nobody was asked. */
  public static final OwnerFacts NONE = new OwnerFacts(Map.of(), Map.of());

  /** Copies the maps. */
  public OwnerFacts {
    supervisords = Map.copyOf(supervisords);
    units = Map.copyOf(units);
  }

  /** Where connections were not counted. */
  public OwnerFacts(Map<ProcessId, SupervisordFacts> supervisords, Map<String, UnitFacts> units) {
    this(supervisords, units, Optional.empty());
  }

  /** What these said and what others said. */
  public OwnerFacts and(OwnerFacts others) {
    Map<ProcessId, SupervisordFacts> all = new HashMap<>(supervisords);
    all.putAll(others.supervisords);
    Map<String, UnitFacts> allUnits = new HashMap<>(units);
    allUnits.putAll(others.units);
    return new OwnerFacts(all, allUnits, connectionsPerSecond.or(others::connectionsPerSecond));
  }

  /** The same, with how many connections come. */
  public OwnerFacts with(Optional<Double> rate) {
    return new OwnerFacts(supervisords, units, rate);
  }

  /** What the supervisord with this PID said. */
  public SupervisordFacts supervisord(int pid) {
    return supervisords.entrySet().stream()
        .filter(entry -> entry.getKey().pid() == pid)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(SupervisordFacts.NOT_ASKED);
  }

  /** What systemd said of a unit. */
  public Optional<UnitFacts> unit(String name) {
    return Optional.ofNullable(units.get(name));
  }
}
