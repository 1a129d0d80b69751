package gunitop.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * One figure over the last minute; the highest value of each second.
 *
 * @param points oldest first
 */
public record Series(List<Point> points) {
  /** How far back it reaches. */
  public static final long SPAN_NANOS = 60_000_000_000L;

  private static final long STEP_NANOS = 1_000_000_000L;

  static final Series EMPTY = new Series(List.of());

  /**
   * A second's highest value.
   *
   * @param nanos when that second began, by the monotonic clock
   * @param value the value
   */
  public record Point(long nanos, double value) {}

  /** Copies the list. */
  public Series {
    points = List.copyOf(points);
  }

  /** With one more value; what is older than the span falls out. */
  Series with(long nanos, double value) {
    List<Point> kept = new ArrayList<>(points.size() + 1);
    for (Point point : points) {
      if (point.nanos() >= nanos - SPAN_NANOS) {
        kept.add(point);
      }
    }
    int last = kept.size() - 1;
    if (last >= 0 && nanos - kept.get(last).nanos() < STEP_NANOS) {
      Point point = kept.get(last);
      kept.set(last, new Point(point.nanos(), Math.max(point.value(), value)));
    } else {
      kept.add(new Point(nanos, value));
    }
    return new Series(kept);
  }

  /** The values of the span before {@code nanos}, one a slot, oldest first; NaN where none is. */
  public double[] slots(int count, long nanos) {
    double[] slots = new double[count];
    java.util.Arrays.fill(slots, Double.NaN);
    for (Point point : points) {
      long age = Math.max(0, nanos - point.nanos());
      int slot = count - 1 - (int) (age * count / SPAN_NANOS);
      if (slot >= 0) {
        slots[slot] =
            Double.isNaN(slots[slot]) ? point.value() : Math.max(slots[slot], point.value());
      }
    }
    return slots;
  }
}
