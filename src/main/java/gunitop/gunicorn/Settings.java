package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a master was told, as far as it can be read: on its command line (now, or before a title hid
 * it), else in {@code GUNICORN_CMD_ARGS}. A configuration file is never read.
 */
final class Settings {
  private final List<LaunchLine> lines;

  private Settings(List<LaunchLine> lines) {
    this.lines = lines;
  }

  static Settings of(ProcessSample master, MasterHistory history) {
    Optional<LaunchLine> line = LaunchLine.of(master.traits().commandLine()).or(history::launch);
    Optional<LaunchLine> environment =
        Variables.value(master, Variables.ARGUMENTS)
            .map(arguments -> new LaunchLine(Arrays.asList(arguments.strip().split("\\s+"))));
    return new Settings(Stream.concat(line.stream(), environment.stream()).toList());
  }

  /** The command line itself; empty where a title hides it. */
  Optional<LaunchLine> line() {
    return lines.stream().findFirst();
  }

  /** A number, from the first place that tells it. */
  OptionalInt number(Function<LaunchLine, OptionalInt> option) {
    return lines.stream()
        .map(option)
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  /** A text, from the first place that tells it. */
  Optional<String> text(Function<LaunchLine, Optional<String>> option) {
    return lines.stream().flatMap(line -> option.apply(line).stream()).findFirst();
  }

  /** Seconds of silence after which the arbiter kills a worker; not read where unknown. */
  Reading<Integer> timeoutSeconds() {
    OptionalInt timeout = number(LaunchLine::timeoutSeconds);
    return timeout.isPresent() ? Reading.known(timeout.getAsInt()) : Reading.notRead();
  }
}
