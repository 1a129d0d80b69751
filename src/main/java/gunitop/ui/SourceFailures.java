package gunitop.ui;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sources beside the snapshots (the owners, the logs, the meters) that failed when they were
 * last used, and how. What they tell is unknown, or as old as their last answer.
 *
 * @param bySource what went wrong, by the name of the source
 */
public record SourceFailures(Map<String, String> bySource) {
  static final SourceFailures NONE = new SourceFailures(Map.of());

  /** Copies the map. */
  public SourceFailures {
    bySource = Map.copyOf(bySource);
  }

  SourceFailures after(Msg.SourceReported report) {
    Map<String, String> next = new TreeMap<>(bySource);
    report
        .trouble()
        .ifPresentOrElse(
            what -> next.put(report.source(), what), () -> next.remove(report.source()));
    return new SourceFailures(next);
  }

  /** All of them in one line; empty where every source works. */
  public Optional<String> line() {
    if (bySource.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<String, String> first = new TreeMap<>(bySource).firstEntry();
    String more = bySource.size() > 1 ? " (and " + (bySource.size() - 1) + " more)" : "";
    return Optional.of("TROUBLE  " + text(first.getKey(), first.getValue()) + more);
  }

  static String text(String source, String what) {
    return source + ": " + what;
  }
}
