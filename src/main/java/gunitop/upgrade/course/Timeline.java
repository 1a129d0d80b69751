package gunitop.upgrade.course;

import gunitop.process.ProcessId;
import gunitop.upgrade.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was sent and what was seen, oldest first, bounded.
 *
 * @param entries at most {@link #CAPACITY}
 */
public record Timeline(List<Observation> entries) {
  /** How many entries are kept. */
  static final int CAPACITY = 500;

  /** No line is told of later than this. */
  private static final int LATEST_SECONDS = 5;

  /** Nothing happened yet. */
  public static final Timeline EMPTY = new Timeline(List.of());

  /** Copies the list. */
  public Timeline {
    entries = List.copyOf(entries);
  }

  /** These lines, in this order; the oldest fall out. */
  public static Timeline of(List<Observation> lines) {
    return new Timeline(lines.subList(Math.max(0, lines.size() - CAPACITY), lines.size()));
  }

  /** The entries that are about this application, or about all. */
  public List<Observation> about(ApplicationTrack track) {
    Set<ProcessId> lineage = new HashSet<>(track.masters());
    List<Observation> chosen = new ArrayList<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      Observation entry = entries.get(i);
      if (entry.masters().isEmpty() || entry.masters().stream().anyMatch(lineage::contains)) {
        lineage.addAll(entry.masters());
        chosen.add(entry);
      }
    }
    Collections.reverse(chosen);
    return chosen;
  }

  /**
   * With these entries among the others by their times; the oldest fall out. One of a kind that was
   * told of just before becomes one with it.
   */
  public Timeline with(List<Observation> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Observation> all = new ArrayList<>(entries);
    for (Observation entry : more) {
      int before = recent(all, entry);
      Observation told = before < 0 ? entry : all.remove(before).and(entry);
      all.add(place(all, told), told);
    }
    return new Timeline(all.subList(Math.max(0, all.size() - CAPACITY), all.size()));
  }

  /**
   * Where an entry of the same kind is; -1 where something else of the application was told since.
   */
  private static int recent(List<Observation> all, Observation entry) {
    for (int i = all.size() - 1; i >= 0 && entry.recurring().isPresent(); i--) {
      Observation earlier = all.get(i);
      if (earlier.isLike(entry)) {
        return i;
      }
      boolean concerns =
          earlier.masters().isEmpty() || !Collections.disjoint(earlier.masters(), entry.masters());
      if (concerns && earlier.recurring().isEmpty()) {
        return -1;
      }
    }
    return -1;
  }

  /** Behind all that is as old; what was seen stands before what was made of it. */
  private static int place(List<Observation> all, Observation entry) {
    int at = all.size();
    while (at > 0 && isBefore(entry, all.get(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isBefore(Observation entry, Observation other) {
    int byTime = entry.time().compareTo(other.time());
    boolean clockWasSet = entry.time().plusSeconds(LATEST_SECONDS).isBefore(other.time());
    boolean isVerdict =
        other.source() == Observation.Source.HELD || other.source() == Observation.Source.FAILED;
    return byTime < 0 && !clockWasSet
        || byTime == 0 && entry.source() == Observation.Source.SEEN && isVerdict;
  }

  /** Without this entry, where it is there. */
  public Timeline without(Observation entry) {
    int at = entries.lastIndexOf(entry);
    if (at < 0) {
      return this;
    }
    List<Observation> fewer = new ArrayList<>(entries);
    fewer.remove(at);
    return new Timeline(fewer);
  }

  /** With this entry behind the others. */
  public Timeline with(Observation entry) {
    return with(List.of(entry));
  }
}
