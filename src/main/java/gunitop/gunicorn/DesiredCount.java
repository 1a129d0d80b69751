package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How many workers a master wants: the first witness that tells, the surest first. */
final class DesiredCount {

  private DesiredCount() {}

  static Desired of(ProcessSample master, MasterHistory history) {
    Optional<Desired> fromLine =
        LaunchLine.of(master.traits().commandLine())
            .or(history::launch)
            .flatMap(line -> known(line.workers(), "-w on the command line"));
    if (fromLine.isPresent()) {
      return fromLine.get();
    }
    Optional<Desired> fromEnvironment = fromEnvironment(master);
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

  /** {@code GUNICORN_CMD_ARGS} goes before the default that {@code WEB_CONCURRENCY} sets. */
  private static Optional<Desired> fromEnvironment(ProcessSample master) {
    Reading<String> arguments = variable(master, Variables.ARGUMENTS);
    if (arguments.isKnown()) {
      List<String> words = Arrays.asList(arguments.get().trim().split("\\s+"));
      Optional<Desired> found = known(new LaunchLine(words).workers(), "-w in GUNICORN_CMD_ARGS");
      if (found.isPresent()) {
        return found;
      }
    }
    Reading<String> concurrency = variable(master, Variables.WORKERS);
    return concurrency.isKnown() && concurrency.get().matches("\\d{1,6}")
        ? known(OptionalInt.of(Integer.parseInt(concurrency.get())), "WEB_CONCURRENCY")
        : Optional.empty();
  }

  private static Reading<String> variable(ProcessSample master, String name) {
    Reading<String> value = master.traits().environment().map(all -> all.getOrDefault(name, ""));
    return value.orElse("").isEmpty() ? Reading.notRead() : value;
  }

  private static Optional<Desired> known(OptionalInt count, String source) {
    return count.isPresent() && count.getAsInt() > 0
        ? Optional.of(new Desired(Reading.known(count.getAsInt()), source))
        : Optional.empty();
  }
}
