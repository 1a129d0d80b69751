package gunitop.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What became of the statements of many looks: a statement is right when it was so at a moment
 * between the look and 1.25 s before it (the refresh of a second, and what the machine may take);
 * late when it had been so before that; false when it had never been.
 */
final class Verdicts {
  static final long FRESH = TimeUnit.MILLISECONDS.toNanos(1250);

  private final Map<String, Integer> told = new TreeMap<>();
  private final List<String> late = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private long latestNanos;

  /** Judges one look; what it says again and again is counted each time. */
  void judge(History history, Look look) {
    for (Statement statement : Statements.of(look.text())) {
      told.merge(statement.kind(), 1, Integer::sum);
      if (!holdsWithin(history, statement, look.from() - FRESH, look.to())) {
        OptionalLong ended = lastEnd(history, statement, look.from() - FRESH);
        if (ended.isPresent()) {
          tooLate(statement, look.from() - ended.getAsLong());
        } else {
          wrong.add(statement.kind() + ": " + statement.words());
        }
      }
    }
    Statements.appeared(look.text())
        .forEach(
            (child, parent) -> {
              told.merge("appeared", 1, Integer::sum);
              if (!history.isMasterOf(child, parent)) {
                wrong.add("NEW master " + child + " appeared, child of " + parent);
              }
            });
  }

  private static boolean holdsWithin(History history, Statement statement, long from, long to) {
    return history.moments(from, to).stream()
        .anyMatch(moment -> statement.holds().test(history.at(moment)));
  }

  /** When it was so for the last time before that. */
  private static OptionalLong lastEnd(History history, Statement statement, long before) {
    return history.moments(0, before).stream()
        .filter(moment -> statement.holds().test(history.at(moment)))
        .mapToLong(moment -> history.endOf(moment, before))
        .max();
  }

  private void tooLate(Statement statement, long nanos) {
    latestNanos = Math.max(latestNanos, nanos);
    late.add(
        "%s: %s, %d ms after it had ended"
            .formatted(statement.kind(), statement.words(), TimeUnit.NANOSECONDS.toMillis(nanos)));
  }

  /** How many statements of each kind. */
  Map<String, Integer> told() {
    return told;
  }

  int statements() {
    return told.values().stream().mapToInt(Integer::intValue).sum();
  }

  List<String> late() {
    return late;
  }

  List<String> wrong() {
    return wrong;
  }

  /** How long after its end the latest was still said. */
  long latestMillis() {
    return TimeUnit.NANOSECONDS.toMillis(latestNanos);
  }

  void add(Verdicts other) {
    other.told.forEach((kind, count) -> told.merge(kind, count, Integer::sum));
    late.addAll(other.late);
    wrong.addAll(other.wrong);
    latestNanos = Math.max(latestNanos, other.latestNanos);
  }
}
