package gunitop.endurance;

import java.util.ArrayList;
import java.util.List;

/** All outcomes together. */
final class Totals {
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Verdicts verdicts = new Verdicts();
  private final List<String> usages = new ArrayList<>();
  private int holes;
  private String source = "";

  synchronized void add(Outcome outcome) {
    outcomes.add(outcome);
    verdicts.add(outcome.verdicts());
  }

  synchronized void add(Lane lane) {
    List<Usage> all = lane.usages();
    if (!all.isEmpty()) {
      usages.add(
          "gunitop over %d cycles: first %s; after a tenth %s; last %s"
              .formatted(
                  all.size(), all.get(0), all.get(all.size() / 10), all.get(all.size() - 1)));
    }
  }

  synchronized void add(KernelRecord record) {
    source = record.source();
    holes = record.holes();
  }

  /** Those in which something was not as it should be. */
  synchronized List<Outcome> unclean() {
    return outcomes.stream().filter(outcome -> !outcome.isClean()).toList();
  }

  synchronized int cycles() {
    return outcomes.size();
  }

  synchronized int statements() {
    return verdicts.statements();
  }

  /** The summary. */
  synchronized String text() {
    int requests = outcomes.stream().mapToInt(Outcome::answered).sum();
    long failed = outcomes.stream().mapToLong(outcome -> outcome.failed().size()).sum();
    long pressed = outcomes.stream().mapToLong(outcome -> outcome.pressed().size()).sum();
    long logged = outcomes.stream().mapToLong(outcome -> outcome.logged().size()).sum();
    List<String> lines = new ArrayList<>();
    lines.add("record: %s, %d holes".formatted(source, holes));
    lines.add(
        "cycles: %d, of them %d not clean, %d with an error"
            .formatted(
                outcomes.size(),
                unclean().size(),
                outcomes.stream().filter(outcome -> !outcome.error().isEmpty()).count()));
    lines.add("requests: %d answered, %d failed".formatted(requests, failed));
    lines.add("signals: %d by keys, %d in Gunicorn's log".formatted(pressed, logged));
    lines.add(
        "statements: %d %s; %d late (the latest by %d ms), %d false"
            .formatted(
                verdicts.statements(),
                verdicts.told(),
                verdicts.late().size(),
                verdicts.latestMillis(),
                verdicts.wrong().size()));
    lines.addAll(usages);
    return String.join("\n", lines);
  }
}
