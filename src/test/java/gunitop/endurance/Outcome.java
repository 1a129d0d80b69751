package gunitop.endurance;

import java.util.List;

/**
 * What became of a cycle.
 *
 * @param answered requests that were answered
 * @param failed requests that were not, as their clients tell it
 * @param pressed signals that keys sent, sorted: {@code 123 usr2}
 * @param logged the same by Gunicorn's log
 * @param error why it did not come to its end; empty where it did
 */
record Outcome(
    int number,
    Kind kind,
    double seconds,
    int answered,
    List<String> failed,
    List<String> pressed,
    List<String> logged,
    Verdicts verdicts,
    String error) {

  boolean isClean() {
    return error.isEmpty()
        && failed.isEmpty()
        && pressed.equals(logged)
        && verdicts.wrong().isEmpty();
  }

  /** One line, and a line more for whatever is not as it should be. */
  String text() {
    StringBuilder text =
        new StringBuilder(
            "%5d  %-46s %5.1f s  %5d requests %d failed  %d keys %d logged  %4d statements %d late %d false"
                .formatted(
                    number,
                    kind,
                    seconds,
                    answered,
                    failed.size(),
                    pressed.size(),
                    logged.size(),
                    verdicts.statements(),
                    verdicts.late().size(),
                    verdicts.wrong().size()));
    failed.stream().distinct().limit(3).forEach(one -> text.append("\n       request: " + one));
    verdicts.wrong().stream().distinct().forEach(one -> text.append("\n       FALSE: " + one));
    verdicts.late().stream()
        .distinct()
        .limit(5)
        .forEach(one -> text.append("\n       late: " + one));
    if (!pressed.equals(logged)) {
      text.append("\n       SIGNALS: pressed " + pressed + ", logged " + logged);
    }
    if (!error.isEmpty()) {
      text.append("\n       ERROR: " + error);
    }
    return text.toString();
  }
}
