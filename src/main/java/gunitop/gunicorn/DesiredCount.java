package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import java.util.Optional;
import java.util.OptionalInt;

/** How many workers a master wants: the first witness that tells, the surest first. */
final class DesiredCount {

  private DesiredCount() {}

  static Desired of(ProcessSample master, MasterHistory history) {
    // GUNICORN_CMD_ARGS goes before the default that WEB_CONCURRENCY sets.
    Optional<Desired> fromLine =
        known(Settings.of(master, history).number(LaunchLine::workers), "-w on the command line");
    if (fromLine.isPresent()) {
      return fromLine.get();
    }
    Optional<Desired> fromEnvironment =
        Variables.value(master, Variables.WORKERS)
            .filter(value -> value.matches("\\d{1,6}"))
            .flatMap(value -> known(OptionalInt.of(Integer.parseInt(value)), "WEB_CONCURRENCY"));
    if (fromEnvironment.isPresent()) {
      return fromEnvironment.get();
    }
    if (history.steadyCount().isKnown()) {
      return new Desired(history.steadyCount(), "held steadily");
    }
    if (history.inheritedCount().isKnown()) {
      return new Desired(history.inheritedCount(), "as many as OLD wanted");
    }
    return Desired.UNKNOWN;
  }

  private static Optional<Desired> known(OptionalInt count, String source) {
    return count.isPresent() && count.getAsInt() > 0
        ? Optional.of(new Desired(Reading.known(count.getAsInt()), source))
        : Optional.empty();
  }
}
