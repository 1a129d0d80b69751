package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a master was told, as far as it can be read. A configuration file is never read.
 *
 * @param line its command line now, or before a title hid it
 * @param environment what stands in {@code GUNICORN_CMD_ARGS}
 */
record Settings(Optional<LaunchLine> line, Optional<LaunchLine> environment) {
  private static final LastAnswers<String, LaunchLine> PARSED =
      new LastAnswers<>(text -> new LaunchLine(Arrays.asList(text.strip().split("\\s+"))));

  static Settings of(ProcessSample master, MasterHistory history) {
    return new Settings(
        LaunchLine.of(master.traits().commandLine()).or(history::launch),
        Variables.value(master, Variables.ARGUMENTS).map(PARSED::of));
  }

  /** A number, from the first place that tells it. */
  OptionalInt number(Function<LaunchLine, OptionalInt> option) {
    OptionalInt first = line.isPresent() ? option.apply(line.get()) : OptionalInt.empty();
    return first.isEmpty() && environment.isPresent() ? option.apply(environment.get()) : first;
  }

  /** A text, from the first place that tells it. */
  Optional<String> text(Function<LaunchLine, Optional<String>> option) {
    Optional<String> first = line.flatMap(option);
    return first.isEmpty() ? environment.flatMap(option) : first;
  }

  /** Seconds of silence after which the arbiter kills a worker; not read where unknown. */
  Reading<Integer> timeoutSeconds() {
    OptionalInt timeout = number(LaunchLine::timeoutSeconds);
    return timeout.isPresent() ? Reading.known(timeout.getAsInt()) : Reading.notRead();
  }
}
