package gunitop.gunicorn;

import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The third masters that were seen to come and go beside a serving one.
 *
 * @param rounds by the serving master: when each third master was first and last seen, on the clock
 *     of {@link Snapshot#monotonicNanos}
 */
public record ThirdMasters(Map<ProcessId, Map<ProcessId, Sighting>> rounds) {
  static final ThirdMasters NONE = new ThirdMasters(Map.of());

  /** Between two rounds of a loop lies supervisord's back-off and an import. */
  private static final double REMEMBERED_SECONDS = 60;

  /**
   * One third master.
   *
   * @param firstNanos when it was first seen
   * @param lastNanos when it was last seen
   * @param master what it was then
   */
  public record Sighting(long firstNanos, long lastNanos, Master master) {}

  /** Copies the map. */
  public ThirdMasters {
    rounds = Map.copyOf(rounds);
  }

  ThirdMasters after(List<Application> applications, Snapshot now) {
    Map<ProcessId, Map<ProcessId, Sighting>> next = new HashMap<>();
    for (Application application : applications) {
      ProcessId serving = application.youngest().master().id();
      Map<ProcessId, Sighting> seen = new LinkedHashMap<>(rounds.getOrDefault(serving, Map.of()));
      long at = now.monotonicNanos();
      application
          .third()
          .ifPresent(
              third ->
                  seen.merge(
                      third.id(),
                      new Sighting(at, at, third),
                      (before, unused) -> new Sighting(before.firstNanos(), at, third)));
      boolean recent =
          seen.values().stream().anyMatch(one -> (at - one.lastNanos()) / 1e9 < REMEMBERED_SECONDS);
      if (recent) {
        next.put(serving, seen);
      }
    }
    return new ThirdMasters(next);
  }

  /** How many third masters came beside this one so far. */
  public int count(ProcessId serving) {
    return rounds.getOrDefault(serving, Map.of()).size();
  }

  /** The last third master beside this one; empty where there was none lately. */
  public Optional<Master> latest(ProcessId serving) {
    return rounds.getOrDefault(serving, Map.of()).values().stream()
        .max(Comparator.comparingLong(Sighting::lastNanos))
        .map(Sighting::master);
  }

  /**
   * The log files that the third masters beside this one had open, as far as they could be read.
   */
  public Set<String> logs(ProcessId serving) {
    Set<String> logs = new TreeSet<>();
    for (Sighting one : rounds.getOrDefault(serving, Map.of()).values()) {
      one.master().process().files().map(OpenFiles::logs).orElse(List.of()).forEach(logs::add);
    }
    return logs;
  }

  /** For how many seconds this has been going on. */
  public double seconds(ProcessId serving, Snapshot now) {
    double longest = 0;
    for (Sighting one : rounds.getOrDefault(serving, Map.of()).values()) {
      longest = Math.max(longest, (now.monotonicNanos() - one.firstNanos()) / 1e9);
    }
    return longest;
  }
}
