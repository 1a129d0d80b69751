package gunitop.app;

import gunitop.probe.ProbeUrl;
import gunitop.process.Printable;
import gunitop.rehearsal.Lessons;
import gunitop.rehearsal.RehearsalClock;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Reads the command line. */
final class CommandLineReader {
  private static final String DELAY_RULE =
      "--delay is in tenths of a second, 1 to " + Options.MAX_DELAY_TENTHS;

  private final ParsedArguments given;
  private final List<String> faults = new ArrayList<>();

  private CommandLineReader(ParsedArguments given) {
    this.given = given;
  }

  /** What these arguments ask for. No class of the library is loaded but for the help. */
  static Invocation read(String... arguments) {
    if (arguments.length == 0) {
      return new Invocation.Run(Options.DEFAULT);
    }
    ParsedArguments given = ParsedArguments.of(arguments);
    if (given.fault().isPresent()) {
      return misuse(given.fault().get());
    }
    if (given.has(Syntax.HELP)) {
      return new Invocation.Inform(new CommandLine(Syntax.spec()).getUsageMessage(Ansi.OFF));
    }
    if (given.value(Syntax.DEMO).filter(Lessons.LIST::equals).isPresent()) {
      return new Invocation.Inform("The lessons of --demo:\n" + Lessons.list());
    }
    if (given.has(Syntax.VERSION)) {
      return new Invocation.Inform("gunitop " + Version.current() + "\n");
    }
    return new CommandLineReader(given).invocation();
  }

  private Invocation invocation() {
    boolean once = flag(Syntax.ONCE);
    boolean json = flag(Syntax.JSON);
    Optional<Subcommand> command = given.command();
    if (json && !once && command.isEmpty()) {
      faults.add("--json goes with --once or a command");
    }
    if (command.isPresent()) {
      judge(command.get());
    } else {
      Syntax.OF_COMMANDS.stream()
          .filter(given::has)
          .findFirst()
          .ifPresent(option -> faults.add(option + " goes with a command"));
    }
    Options options =
        new Options(
            pid(),
            pidfile(),
            delayTenths(),
            value(Syntax.USER),
            flag(Syntax.ALL),
            flag(Syntax.READ_ONLY),
            !flag(Syntax.NO_COLOR),
            !flag(Syntax.NO_UNICODE),
            flag(Syntax.MOUSE),
            !flag(Syntax.NO_CONFIG),
            journal(),
            once,
            json,
            command.flatMap(this::request),
            practice(once),
            probe(),
            window());
    if (options.pid().isPresent() && options.pidfile().isPresent()) {
      faults.add("a PID and --pidfile both name the process: give one");
    }
    Optional<String> lesson = options.practice().flatMap(RehearsalRequest::lesson);
    if (lesson.isPresent() && !Lessons.has(lesson.get())) {
      return new Invocation.Misuse(
          "gunitop: there is no lesson '%s'; the lessons of --demo:\n%s"
              .formatted(Printable.of(lesson.get()), Lessons.list().stripTrailing()));
    }
    return faults.isEmpty() ? new Invocation.Run(options) : misuse(faults.get(0));
  }

  /** Whether all that was given goes with a command. */
  private void judge(Subcommand command) {
    given.options().stream()
        .filter(option -> !command.takes(option))
        .sorted()
        .findFirst()
        .ifPresent(option -> faults.add(option + " does not go with " + command.word()));
  }

  private Optional<CommandRequest> request(Subcommand command) {
    Optional<Step> step = Optional.empty();
    Optional<Stage> stage = Optional.empty();
    if (command.operand() == Subcommand.Operand.STEP) {
      step = one(Step.values());
    } else if (command.operand() == Subcommand.Operand.STAGE) {
      stage = one(Stage.values());
    }
    return Optional.of(
        new CommandRequest(
            command,
            step,
            stage,
            seconds(command == Subcommand.WAIT ? Syntax.TIMEOUT : Syntax.WAIT),
            flag(Syntax.YES),
            value(Syntax.TYPE),
            command == Subcommand.REPORT ? report() : ReportRequest.NONE));
  }

  private ReportRequest report() {
    return new ReportRequest(given.operand(), flag(Syntax.LIST), format());
  }

  private ReportRequest.Format format() {
    String word = value(Syntax.FORMAT).orElse(flag(Syntax.JSON) ? "json" : "text");
    for (ReportRequest.Format one : ReportRequest.Format.values()) {
      if (one.name().equalsIgnoreCase(word)) {
        return one;
      }
    }
    faults.add("--format is text, markdown or json, not '" + word + "'");
    return ReportRequest.Format.TEXT;
  }

  /** The one that the word behind the command names, in whatever case. */
  private <T extends Enum<T>> Optional<T> one(T[] choice) {
    String word = given.operand().orElse("");
    for (T one : choice) {
      if (one.name().equalsIgnoreCase(word)) {
        return Optional.of(one);
      }
    }
    String names =
        Arrays.stream(choice)
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    String command = given.command().orElseThrow().word();
    faults.add(command + " needs one of " + names + (word.isEmpty() ? "" : ", not '" + word + "'"));
    return Optional.empty();
  }

  private OptionalInt seconds(String option) {
    return value(option)
        .map(text -> number(option + " is in seconds", text, CommandRequest.MOST_SECONDS))
        .orElse(OptionalInt.empty());
  }

  private Optional<RehearsalRequest> practice(boolean once) {
    Optional<String> lesson = value(Syntax.DEMO);
    Optional<String> rehearsed = value(Syntax.REHEARSE);
    Optional<String> speed = value(Syntax.SPEED);
    if (lesson.isEmpty() && rehearsed.isEmpty()) {
      speed.ifPresent(unused -> faults.add("--speed goes with --demo or --rehearse"));
      return Optional.empty();
    }
    if (lesson.isPresent() && rehearsed.isPresent()) {
      faults.add("--demo and --rehearse exclude each other");
    }
    if (once) {
      faults.add("--once does not go with --demo or --rehearse");
    }
    if (given.positional().isPresent() || flag(Syntax.PID) || flag(Syntax.PIDFILE)) {
      faults.add("a PID does not go with --demo; --rehearse PID names it itself");
    }
    OptionalInt pid =
        rehearsed
            .map(text -> number("--rehearse names a PID", text, Integer.MAX_VALUE))
            .orElse(OptionalInt.empty());
    return Optional.of(new RehearsalRequest(lesson, pid, speed.map(this::speed).orElse(1.0)));
  }

  private Optional<LocalTime> window() {
    Optional<String> text = value(Syntax.WINDOW);
    Optional<LocalTime> time = text.flatMap(MaintenanceWindow::parse);
    if (text.isPresent() && time.isEmpty()) {
      faults.add("--window is a time of day, as 23:30, not '" + text.get() + "'");
    }
    return time;
  }

  private Optional<ProbeUrl> probe() {
    Optional<ProbeUrl.Parsed> parsed = value(Syntax.PROBE).map(ProbeUrl::parse);
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    if (flag(Syntax.DEMO) || flag(Syntax.REHEARSE)) {
      faults.add("--probe does not go with --demo or --rehearse: nobody listens there");
    }
    if (parsed.get() instanceof ProbeUrl.Good good) {
      return Optional.of(good.url());
    }
    faults.add(((ProbeUrl.Refused) parsed.get()).reason());
    return Optional.empty();
  }

  private double speed(String text) {
    double speed = text.matches("\\d{1,3}(\\.\\d{1,3})?") ? Double.parseDouble(text) : 0;
    if (speed < RehearsalClock.SLOWEST || speed > RehearsalClock.FASTEST) {
      faults.add("--speed is a factor from 0.1 to 20, not '" + text + "'");
    }
    return speed;
  }

  private OptionalInt pid() {
    String positional = given.positional().orElse(null);
    Optional<String> named = value(Syntax.PID);
    if (positional != null && named.isPresent()) {
      faults.add("the PID is given twice: " + positional + " and --pid " + named.get());
    }
    String pid = positional != null ? positional : named.orElse(null);
    return pid == null
        ? OptionalInt.empty()
        : number("a PID is a positive number", pid, Integer.MAX_VALUE);
  }

  private JournalChoice journal() {
    Optional<Path> folder = path(Syntax.JOURNAL).map(Path::toAbsolutePath);
    if (folder.isPresent() && flag(Syntax.NO_JOURNAL)) {
      faults.add("--journal and --no-journal exclude each other");
    }
    return new JournalChoice(!flag(Syntax.NO_JOURNAL), folder);
  }

  private Optional<Path> pidfile() {
    return path(Syntax.PIDFILE);
  }

  private Optional<Path> path(String option) {
    Optional<String> name = value(option);
    try {
      return name.map(Path::of);
    } catch (InvalidPathException e) {
      // E.g. a byte beyond ASCII in the C locale.
      faults.add("'" + name.get() + "' is no path in this locale");
      return Optional.empty();
    }
  }

  private OptionalInt delayTenths() {
    return value(Syntax.DELAY)
        .map(text -> number(DELAY_RULE, text, Options.MAX_DELAY_TENTHS))
        .orElse(OptionalInt.empty());
  }

  private OptionalInt number(String rule, String text, int max) {
    OptionalInt number = PositiveNumber.parse(text, max);
    if (number.isEmpty()) {
      faults.add(
          PositiveNumber.isTooLarge(text, max)
              ? rule + ": '" + text + "' is too large"
              : rule + ", not '" + text + "'");
    }
    return number;
  }

  private boolean flag(String name) {
    return given.has(name);
  }

  private Optional<String> value(String name) {
    Optional<String> value = given.value(name);
    if (value.isPresent() && value.get().isEmpty()) {
      faults.add("the value of " + name + " is empty");
    }
    return value;
  }

  private static Invocation misuse(String fault) {
    return new Invocation.Misuse(
        "gunitop: " + Printable.of(fault) + "; gunitop --help lists what can be given");
  }
}
