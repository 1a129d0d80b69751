package gunitop.app;

import gunitop.upgrade.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells each entry of a timeline once. One that counts on is told again, ever more rarely the
 * longer it does: a loop of an hour is no log of an hour.
 */
final class TimelineReader {
  /** Between two lines of a kind lies this part of the time since the first. */
  private static final int PART = 5;

  /**
   * A line that was held back is not told of as earlier than others; a clock may be set, though.
   */
  private static final int LATEST_SECONDS = 60;

  private static final long SHORTEST_NANOS = 200_000_000L;
  private static final long LONGEST_NANOS = 60_000_000_000L;

  private Set<Observation> told = new HashSet<>();
  private final Map<String, Told> kinds = new HashMap<>();
  private Instant last = Instant.MIN;

  /** When a kind was told first and last. */
  private record Told(long firstNanos, long lastNanos) {
    private boolean isDue(long nanos) {
      long pause = Math.max(SHORTEST_NANOS, (lastNanos - firstNanos) / PART);
      return nanos - lastNanos >= Math.min(LONGEST_NANOS, pause);
    }
  }

  /** What earlier runs have left is not told again. */
  void skip(List<Observation> entries) {
    told.addAll(entries);
  }

  /**
   * What is to be told now, in the timeline's order.
   *
   * @param all whether nothing is held back: it is the end
   * @param nanos the monotonic clock
   */
  List<Observation> news(List<Observation> entries, boolean all, long nanos) {
    List<Observation> news = new ArrayList<>();
    for (Observation entry : entries) {
      if (!told.contains(entry) && (all || isDue(entry, nanos))) {
        news.add(
            new Observation(
                time(entry.time()),
                entry.source(),
                entry.text(),
                entry.masters(),
                entry.recurring()));
        told.add(entry);
      }
    }
    told.retainAll(entries);
    return news;
  }

  /** The time that a line has, which is not before the last one's. */
  Instant time(Instant seen) {
    boolean clockWasSet =
        !last.equals(Instant.MIN) && seen.isBefore(last.minusSeconds(LATEST_SECONDS));
    last = clockWasSet || seen.isAfter(last) ? seen : last;
    return last;
  }

  private boolean isDue(Observation entry, long nanos) {
    if (entry.recurring().isEmpty()) {
      return true;
    }
    String kind = entry.recurring().get().kind();
    Told before = kinds.get(kind);
    if (before != null && !before.isDue(nanos)) {
      return false;
    }
    boolean again = before != null && nanos - before.lastNanos() < LONGEST_NANOS * 2;
    kinds.put(kind, new Told(again ? before.firstNanos() : nanos, nanos));
    return true;
  }
}
