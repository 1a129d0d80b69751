package gunitop.journal;

import gunitop.upgrade.Observation;
import java.util.ArrayList;
import java.util.List;

/** What makes one timeline of another: lines that stand in the place of the last ones. */
final class TimelineChange {
  private TimelineChange() {}

  /**
   * The entries that make {@code after} of {@code before}; the oldest lines may have fallen out.
   */
  static List<Entry> entries(List<Observation> before, List<Observation> after) {
    int oldest = 0;
    while (oldest < before.size()
        && (after.isEmpty() || !before.get(oldest).equals(after.get(0)))) {
      oldest++;
    }
    // Where the first line itself was replaced nothing has fallen out.
    List<Observation> kept =
        oldest == before.size() ? before : before.subList(oldest, before.size());
    int same = 0;
    while (same < kept.size() && same < after.size() && kept.get(same).equals(after.get(same))) {
      same++;
    }
    List<Entry> entries = new ArrayList<>();
    int insteadOf = kept.size() - same;
    for (Observation line : after.subList(same, after.size())) {
      entries.add(ObservationMembers.of(line, insteadOf));
      insteadOf = 0;
    }
    return entries;
  }

  private static Observation by(Observation line, String other) {
    boolean isOthers = line.source() == Observation.Source.YOU && !other.isEmpty();
    return isOthers
        ? new Observation(
            line.time(),
            line.source(),
            line.text() + ", by " + other,
            line.masters(),
            line.recurring())
        : line;
  }

  /**
   * The timeline with one more entry.
   *
   * @param other who has sent what it tells, where that was not the reader; else empty
   */
  static void add(List<Observation> lines, Entry entry, String bootId, String other) {
    int insteadOf = Math.min(lines.size(), ObservationMembers.insteadOf(entry));
    lines.subList(lines.size() - insteadOf, lines.size()).clear();
    ObservationMembers.observation(entry, bootId)
        .map(line -> by(line, other))
        .ifPresent(lines::add);
  }
}
