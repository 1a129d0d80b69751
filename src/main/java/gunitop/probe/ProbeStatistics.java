package gunitop.probe;

import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All requests that one generation took.
 *
 * @param statuses how many answers had which status
 * @param failures how many were not answered, or not in time
 * @param millis how long the latest answers took, at most {@value #KEPT}
 * @param maxMillis the longest that one ever took; not read before the first answer
 * @param lately the latest outcomes, at most {@value #WINDOW}
 */
public record ProbeStatistics(
    SortedMap<Integer, Integer> statuses,
    int failures,
    List<Integer> millis,
    Reading<Integer> maxMillis,
    List<ProbeOutcome> lately) {
  /** By so many of the latest outcomes a generation is judged. */
  public static final int WINDOW = 10;

  /** Ten minutes' worth. */
  static final int KEPT = 600;

  /** It took none. */
  public static final ProbeStatistics NONE =
      new ProbeStatistics(new TreeMap<>(), 0, List.of(), Reading.notRead(), List.of());

  /** Copies the collections. */
  public ProbeStatistics {
    statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
    millis = List.copyOf(millis);
    lately = List.copyOf(lately);
  }

  /** With one more; one that was not sent does not count. */
  public ProbeStatistics after(ProbeOutcome outcome) {
    if (outcome instanceof ProbeOutcome.NotSent) {
      return this;
    }
    if (!(outcome instanceof ProbeOutcome.Answered answered)) {
      return new ProbeStatistics(
          statuses, failures + 1, millis, maxMillis, appended(lately, outcome, WINDOW));
    }
    SortedMap<Integer, Integer> counts = new TreeMap<>(statuses);
    counts.merge(answered.status(), 1, Integer::sum);
    return new ProbeStatistics(
        counts,
        failures,
        appended(millis, answered.millis(), KEPT),
        Reading.known(Math.max(maxMillis.orElse(0), answered.millis())),
        appended(lately, outcome, WINDOW));
  }

  private static <T> List<T> appended(List<T> all, T one, int most) {
    List<T> longer = new ArrayList<>(all);
    longer.add(one);
    return longer.subList(Math.max(0, longer.size() - most), longer.size());
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return statuses.isEmpty() && failures == 0;
  }

  /** The median of the latest answers; not read before the first. */
  public Reading<Integer> p50Millis() {
    List<Integer> sorted = millis.stream().sorted().toList();
    return sorted.isEmpty()
        ? Reading.notRead()
        : Reading.known(sorted.get((sorted.size() - 1) / 2));
  }

  /** How many of the latest outcomes the server is to blame for. */
  public int badLately() {
    return (int) lately.stream().filter(ProbeOutcome::isBad).count();
  }
}
