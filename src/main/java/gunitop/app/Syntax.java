package gunitop.app;

import gunitop.rehearsal.Lessons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The command line's grammar: one table, by which {@link ParsedArguments} takes it apart, and from
 * which the library makes the help, and {@link Documents} the man page and the completions.
 */
final class Syntax {
  static final String PID = "--pid";
  static final String PIDFILE = "--pidfile";
  static final String DELAY = "--delay";
  static final String USER = "--user";
  static final String ALL = "--all";
  static final String READ_ONLY = "--readonly";
  static final String NO_COLOR = "--no-color";
  static final String NO_UNICODE = "--no-unicode";
  static final String MOUSE = "--mouse";
  static final String NO_CONFIG = "--no-config";
  static final String JOURNAL = "--journal";
  static final String NO_JOURNAL = "--no-journal";
  static final String ONCE = "--once";
  static final String JSON = "--json";
  static final String PROBE = "--probe";
  static final String WINDOW = "--window";
  static final String DEMO = "--demo";
  static final String REHEARSE = "--rehearse";
  static final String SPEED = "--speed";
  static final String WAIT = "--wait";
  static final String YES = "--yes";
  static final String TYPE = "--type";
  static final String TIMEOUT = "--timeout";
  static final String LIST = "--list";
  static final String FORMAT = "--format";
  static final String HELP = "--help";
  static final String VERSION = "--version";

  /** Every option, in the order of the help. */
  static final List<CommandOption> OPTIONS =
      List.of(
          CommandOption.value("the same", "PID", "-p", PID),
          CommandOption.value("the same, of the process that this file names", "FILE", PIDFILE),
          CommandOption.value("time between two snapshots, 1 to 100 (10)", "TENTHS", "-d", DELAY),
          CommandOption.value("show this user's processes alone", "NAME", "-u", USER),
          CommandOption.flag("show every process, not Gunicorn's alone", "-a", ALL),
          CommandOption.flag("watch only: no key sends a signal, nor does step", READ_ONLY),
          CommandOption.flag("use no colour (as NO_COLOR does)", "-C", NO_COLOR),
          CommandOption.flag("use ASCII alone", "-U", NO_UNICODE),
          CommandOption.flag("listen to the mouse", "-M", MOUSE),
          CommandOption.flag("neither read nor keep preferences", NO_CONFIG),
          CommandOption.value("keep the record of each upgrade in this folder", "DIR", JOURNAL),
          CommandOption.flag("keep no record", NO_JOURNAL),
          CommandOption.flag("print one snapshot as plain text, and end", ONCE),
          CommandOption.flag("with --once or a command: print it as JSON", JSON),
          CommandOption.value(
              "ask the application for this once a second, and count what NEW and OLD answer",
              "URL",
              PROBE),
          CommandOption.value(
              "when the maintenance window ends, e.g. 23:30: counted down, nothing is sent by it",
              "TIME",
              WINDOW),
          new CommandOption(
              "rehearse an upgrade on a simulated host; list: the lessons",
              "SCENARIO",
              Lessons.DEFAULT,
              DEMO),
          CommandOption.value(
              "rehearse on a simulated copy of this process's application", "PID", REHEARSE),
          CommandOption.value(
              "with these two: how fast their clock runs, 0.1 to 20 (1)", "FACTOR", SPEED),
          CommandOption.value(
              "step: for how long it is waited for (what the screen would wait)", "SECONDS", WAIT),
          CommandOption.flag("step: answer its question with y", YES),
          CommandOption.value("step: answer its question with this word", "WORD", TYPE),
          CommandOption.value("wait: for how long at most", "SECONDS", TIMEOUT),
          CommandOption.flag("report: list the courses that are kept", LIST),
          CommandOption.value("report: text, markdown or json (text)", "FORMAT", FORMAT),
          CommandOption.flag("show this help, and end", "-h", HELP),
          CommandOption.flag("show the version, and end", "-V", VERSION));

  /** The options that mean something to a command alone. */
  static final List<String> OF_COMMANDS = List.of(WAIT, YES, TYPE, TIMEOUT, LIST, FORMAT);

  private Syntax() {}

  /** The option of this name. */
  static Optional<CommandOption> option(String name) {
    for (CommandOption option : OPTIONS) {
      for (String each : option.names()) {
        if (each.equals(name)) {
          return Optional.of(option);
        }
      }
    }
    return Optional.empty();
  }

  /** The whole grammar, as the library knows one. */
  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("gunitop");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .paramLabel("PID")
            .type(String.class)
            .description("open the upgrade screen of this process's application")
            .build());
    for (CommandOption option : OPTIONS) {
      spec.addOption(spec(option));
    }
    List<String> footer = new ArrayList<>(List.of("", "Commands, before the PID:"));
    for (Subcommand command : Subcommand.values()) {
      footer.add("  %-10s %s".formatted(command.word(), command.description()));
    }
    footer.addAll(List.of("", ExitMeaning.sentence()));
    spec.usageMessage()
        .description("Shows Gunicorn masters and workers, and steps a zero-downtime upgrade.")
        .sortOptions(false)
        .footer(footer.toArray(String[]::new));
    return spec;
  }

  private static OptionSpec spec(CommandOption option) {
    OptionSpec.Builder builder =
        OptionSpec.builder(option.names())
            .description(option.description())
            .usageHelp(option.name().equals(HELP))
            .versionHelp(option.name().equals(VERSION));
    if (!option.takesValue()) {
      return builder.type(boolean.class).arity("0").build();
    }
    if (option.name().equals(DEMO)) {
      builder.completionCandidates(Lessons.names());
    }
    return builder
        .type(String.class)
        .arity(option.fallback() == null ? "1" : "0..1")
        .paramLabel(option.label())
        .build();
  }
}
