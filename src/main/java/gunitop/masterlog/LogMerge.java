package gunitop.masterlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Several logs as one, in the order of time; each keeps its own order. */
final class LogMerge {
  private final List<LogEntry> entries;
  private int next;
  private Instant reached = Instant.MIN;

  private LogMerge(List<LogEntry> entries) {
    this.entries = entries;
    reach();
  }

  /** Merges them; where two say the same second, the one that is named first comes first. */
  static List<LogEntry> of(List<List<LogEntry>> logs) {
    List<LogMerge> open = new ArrayList<>();
    logs.stream().filter(log -> !log.isEmpty()).forEach(log -> open.add(new LogMerge(log)));
    List<LogEntry> merged = new ArrayList<>();
    while (!open.isEmpty()) {
      LogMerge first = open.get(0);
      for (LogMerge other : open) {
        first = other.reached.isBefore(first.reached) ? other : first;
      }
      merged.add(first.entries.get(first.next++));
      if (first.next == first.entries.size()) {
        open.remove(first);
      } else {
        first.reach();
      }
    }
    return merged;
  }

  /** A clock that was set back does not part what stands together. */
  private void reach() {
    int at = next;
    while (at < entries.size() && entries.get(at).time().isEmpty()) {
      at++;
    }
    if (at < entries.size() && entries.get(at).time().get().isAfter(reached)) {
      reached = entries.get(at).time().get();
    }
  }
}
