package gunitop.app;

import gunitop.rehearsal.Lessons;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The command line's grammar and help, built by hand: annotations would cost reflection at each
 * start.
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
  static final String ONCE = "--once";
  static final String JSON = "--json";
  static final String DEMO = "--demo";
  static final String REHEARSE = "--rehearse";
  static final String SPEED = "--speed";

  private Syntax() {}

  /** The whole grammar. */
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
    spec.addOption(value("the same", "PID", "-p", PID).build());
    spec.addOption(value("the same, of the process that this file names", "FILE", PIDFILE).build());
    spec.addOption(
        value("time between two snapshots, 1 to 100 (10)", "TENTHS", "-d", DELAY).build());
    spec.addOption(value("show this user's processes alone", "NAME", "-u", USER).build());
    spec.addOption(flag("show every process, not Gunicorn's alone", "-a", ALL));
    spec.addOption(flag("watch only: no key sends a signal", READ_ONLY));
    spec.addOption(flag("use no colour (as NO_COLOR does)", "-C", NO_COLOR));
    spec.addOption(flag("use ASCII alone", "-U", NO_UNICODE));
    spec.addOption(flag("listen to the mouse", "-M", MOUSE));
    spec.addOption(flag("neither read nor keep preferences", NO_CONFIG));
    spec.addOption(flag("print one snapshot as plain text, and end", ONCE));
    spec.addOption(flag("with --once: print it as JSON", JSON));
    spec.addOption(
        value("rehearse an upgrade on a simulated host; list: the lessons", "SCENARIO", DEMO)
            .arity("0..1")
            .fallbackValue(Lessons.DEFAULT)
            .completionCandidates(Lessons.names())
            .build());
    spec.addOption(
        value("rehearse on a simulated copy of this process's application", "PID", REHEARSE)
            .build());
    spec.addOption(
        value("with these two: how fast their clock runs, 0.1 to 20 (1)", "FACTOR", SPEED).build());
    spec.addOption(option("show this help, and end", "-h", "--help").usageHelp(true).build());
    spec.addOption(
        option("show the version, and end", "-V", "--version").versionHelp(true).build());
    spec.usageMessage()
        .description("Shows Gunicorn masters and workers, and steps a zero-downtime upgrade.")
        .sortOptions(false)
        .footer("", ExitMeaning.sentence());
    return spec;
  }

  private static OptionSpec.Builder option(String description, String... names) {
    return OptionSpec.builder(names).description(description);
  }

  private static OptionSpec flag(String description, String... names) {
    return option(description, names).type(boolean.class).arity("0").build();
  }

  private static OptionSpec.Builder value(String description, String label, String... names) {
    return option(description, names).type(String.class).arity("1").paramLabel(label);
  }
}
