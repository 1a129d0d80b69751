package gunitop.app;

import gunitop.upgrade.Observation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells each entry of a timeline once; one that counts on, each time that it does. */
final class TimelineReader {
  private Set<Observation> told = Set.of();

  /** What was not told yet, in the timeline's order. */
  List<Observation> news(List<Observation> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    Set<Observation> before = told;
    told = new HashSet<>(entries);
    return entries.stream().filter(entry -> !before.contains(entry)).toList();
  }
}
