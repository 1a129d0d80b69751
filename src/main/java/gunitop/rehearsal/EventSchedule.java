package gunitop.rehearsal;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen on a simulated host, one after the other in the order of its clock. */
final class EventSchedule {
  private record Entry(long nanos, long sequence, Runnable act) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::nanos).thenComparingLong(Entry::sequence));
  private long now;
  private long sequence;

  EventSchedule(long startNanos) {
    now = startNanos;
  }

  /** The host's monotonic clock, in nanoseconds. */
  long now() {
    return now;
  }

  /** Lets something happen so many seconds from now. */
  void after(double seconds, Runnable act) {
    entries.add(new Entry(now + (long) (seconds * 1e9), sequence++, act));
  }

  /** Lets everything happen that is due until then; the clock does not run backwards. */
  void advance(long to) {
    while (!entries.isEmpty() && entries.peek().nanos() <= to) {
      Entry next = entries.poll();
      now = Math.max(now, next.nanos());
      next.act().run();
    }
    now = Math.max(now, to);
  }
}
