package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a master was told, as far as it can be read. A configuration file is never read.
 *
 * <p>The sources, the last one wins ({@code gunicorn/app/base.py load_config}): {@code
 * WEB_CONCURRENCY} as the default of {@code workers}, a configuration file, {@code
 * GUNICORN_CMD_ARGS}, the command line. None of them can take a switch back.
 *
 * @param line its command line now, or before a title hid it
 * @param environment what stands in {@code GUNICORN_CMD_ARGS}; nothing where the variable is not
 *     set; not read where nobody can tell: a title lies over the environment too
 * @param concurrency {@code WEB_CONCURRENCY}; empty where it is not set
 * @param answer what the master said of all this itself
 */
record Settings(
    Optional<LaunchLine> line,
    Reading<GunicornArguments> environment,
    Reading<Optional<Integer>> concurrency,
    ControlAnswer answer) {
  private static final LastAnswers<String, GunicornArguments> PARSED =
      new LastAnswers<>(text -> GunicornArguments.of(ShellWords.of(text)));
  private static final GunicornArguments NOTHING = GunicornArguments.of(List.of());

  /** What its process shows now, else what was learnt before a title hid it; and what it said. */
  static Settings of(ProcessSample master, MasterHistory history) {
    Settings now = shownBy(master);
    Settings seen = now.line.isPresent() ? now : history.settings().orElse(now);
    return new Settings(seen.line, seen.environment, seen.concurrency, history.answer());
  }

  /** What a process shows now. */
  static Settings shownBy(ProcessSample master) {
    Optional<LaunchLine> line = LaunchLine.of(master.traits().commandLine());
    boolean hidden = line.isEmpty();
    return new Settings(
        line,
        environment(master, Variables.ARGUMENTS, hidden)
            .map(value -> value.map(PARSED::of).orElse(NOTHING)),
        environment(master, Variables.WORKERS, hidden)
            .map(value -> value.filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf)),
        ControlAnswer.NONE);
  }

  private static Reading<Optional<String>> environment(
      ProcessSample master, String name, boolean hidden) {
    Optional<String> value = Variables.value(master, name);
    return value.isEmpty() && hidden
        ? Reading.notRead()
        : master.traits().environment().map(unused -> value);
  }

  /** What one of the application's masters shows, or showed: they were told the same. */
  static Optional<Settings> learnt(Application application, History all) {
    for (Generation generation : application.generations()) {
      Master master = generation.master();
      Settings shown = shownBy(master.process());
      if (shown.line().isPresent()) {
        return Optional.of(shown);
      }
      Optional<Settings> learnt = all.of(master.id()).settings();
      if (learnt.isPresent()) {
        return learnt;
      }
    }
    return Optional.empty();
  }

  /** Whether it was seen that the environment says nothing. */
  boolean hasPlainEnvironment() {
    return environment.map(NOTHING::equals).orElse(false);
  }

  /** What an earlier run of the program has seen. */
  static Optional<Settings> remembered(MasterMemory memory) {
    return LaunchLine.of(memory.launch())
        .map(
            line ->
                new Settings(
                    Optional.of(line),
                    memory.launchIsAll() ? Reading.known(NOTHING) : Reading.notRead(),
                    Reading.notRead(),
                    ControlAnswer.NONE));
  }

  /** A number, from the first place that tells it. */
  OptionalInt number(Function<LaunchLine, OptionalInt> option, String name) {
    OptionalInt first = line.isPresent() ? option.apply(line.get()) : OptionalInt.empty();
    return first.isPresent()
        ? first
        : environment
            .map(arguments -> arguments.number(name))
            .orElse(Optional.empty())
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty());
  }

  /** The pidfile, from the first place that tells it. */
  Optional<String> pidfile() {
    return answer.pidfile().isKnown() ? answer.pidfile().get() : shownPidfile();
  }

  private Optional<String> shownPidfile() {
    return line.flatMap(LaunchLine::pidfile)
        .or(() -> environment.map(one -> one.value("--pid")).orElse(Optional.empty()));
  }

  /** Seconds of silence after which the arbiter kills a worker; not read where unknown. */
  Reading<Integer> timeoutSeconds() {
    OptionalInt timeout = number(LaunchLine::timeoutSeconds, "--timeout");
    if (answer.timeoutSeconds().isKnown()) {
      return answer.timeoutSeconds();
    }
    return timeout.isPresent() ? Reading.known(timeout.getAsInt()) : Reading.notRead();
  }

  /** Where a switch stands; empty where it is not seen, which does not mean that it is not set. */
  Optional<String> placeOf(String option) {
    if (line.filter(one -> one.arguments().has(option)).isPresent()) {
      return Optional.of(option + " on the command line");
    }
    return environment.map(one -> one.has(option)).orElse(false)
        ? Optional.of(option + " in GUNICORN_CMD_ARGS")
        : Optional.empty();
  }

  /**
   * What may say what the command line does not say; empty where nothing can: only then "no" may be
   * said.
   *
   * @param file what is known of a configuration file that Gunicorn finds by itself
   */
  Optional<String> otherSource(DefaultConfiguration file) {
    if (line.isEmpty()) {
      return Optional.of("a title hides the command line");
    }
    LaunchLine told = line.get();
    if (!told.isGunicorns()) {
      return Optional.of(told.script() + " may set it");
    }
    if (told.hasConfiguration()) {
      return Optional.of("not on the command line; a configuration file may set it");
    }
    if (!told.isWhole()) {
      return Optional.of("not all of the command line is understood");
    }
    if (!environment.isKnown()) {
      return Optional.of("GUNICORN_CMD_ARGS cannot be read");
    }
    if (environment.get().has("--config") || !environment.get().isWhole()) {
      return Optional.of("GUNICORN_CMD_ARGS may set it");
    }
    return file.mayBeRead(told);
  }
}
