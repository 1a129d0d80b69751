package gunitop.app;

import gunitop.ui.Binding;
import gunitop.ui.Keymap;
import gunitop.upgrade.FindingCode;
import java.util.Arrays;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code gunitop.1}: options, keys, findings and exit codes as the program has them. */
final class ManualPage {
  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  /**
   * The page, in the man macros of roff (man(7)).
   *
   * @param date its date, {@code YYYY-MM-DD}
   */
  static String of(CommandSpec spec, String date) {
    ManualPage manual = new ManualPage();
    manual.line(
        ".TH GUNITOP 1 \"" + date + "\" \"gunitop " + Version.current() + "\" \"User Commands\"");
    manual.introduction(spec);
    manual.options(spec);
    manual.section("KEYS ON THE UPGRADE SCREEN");
    manual.text("One key sends one step; what it stands for is shown beside it as a kill command.");
    Keymap.UPGRADE.bindings().forEach(manual::key);
    manual.section("KEYS IN THE TREE");
    Keymap.TREE.bindings().forEach(manual::key);
    manual.section("FINDINGS");
    for (FindingCode code : FindingCode.values()) {
      manual.item(code.name(), sentence(code.explanation()));
    }
    manual.section("EXIT STATUS");
    ExitMeaning.ALL.forEach(exit -> manual.item(String.valueOf(exit.code()), exit.meaning()));
    manual.surroundings();
    return manual.page.toString();
  }

  private void introduction(CommandSpec spec) {
    section("NAME");
    line("gunitop \\- step a Gunicorn zero\\-downtime upgrade from a terminal");
    section("SYNOPSIS");
    line(".B gunitop");
    line(
        "[\\fIcommand\\fR] [\\fIoption\\fR ...] [\\fI"
            + spec.positionalParameters().get(0).paramLabel()
            + "\\fR]");
    section("DESCRIPTION");
    text(
        "gunitop shows Gunicorn's masters and workers live, in the manner of htop(1), and takes"
            + " an operator through an upgrade one key at a time: USR2 starts a NEW master beside"
            + " the OLD one, WINCH drains OLD's workers, TERM retires OLD. Up to TERM there is a"
            + " way back at every step.");
    line(".PP");
    text(
        "A step is done when it is seen to be done in the process table. A key that would not do"
            + " what is expected is refused and says why. Nothing is sent on its own, and quitting"
            + " ends nothing: an upgrade lives in the processes.");
  }

  private void options(CommandSpec spec) {
    section("COMMANDS");
    for (Subcommand command : Subcommand.values()) {
      item(command.word(), sentence(command.description()));
    }
    section("OPTIONS");
    spec.positionalParameters().forEach(each -> item(each.paramLabel(), description(each)));
    for (OptionSpec option : spec.options()) {
      String names = String.join(", ", option.names());
      item(names + parameter(option), description(option));
    }
  }

  /** The value as it follows the longest name: none, one after {@code =}, or one that may lack. */
  private static String parameter(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    String value = "=" + option.paramLabel();
    return option.arity().min() == 0 ? "[" + value + "]" : value;
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private void key(Binding binding) {
    item(binding.shown(), binding.help());
  }

  private void surroundings() {
    section("ENVIRONMENT");
    item("NO_COLOR", "if set and not empty: no colour.");
    item("TERM", "the terminal's type; unset or dumb is refused.");
    item("XDG_CONFIG_HOME", "where preferences are kept, instead of ~/.config.");
    section("FILES");
    item("~/.config/gunitop/config", "theme, delay, order and columns; setup (F2) writes it.");
    section("EXAMPLES");
    item("gunitop --pidfile /run/app.pid", "the upgrade screen of the application of this pidfile");
    item("gunitop --once --json", "one snapshot for a script");
    item("gunitop step usr2 --wait 60 --pidfile /run/app.pid", "one step, and whether it has held");
    section("SEE ALSO");
    text("gunicorn(1), htop(1), kill(1), signal(7)");
  }

  private void section(String name) {
    line(".SH " + name);
  }

  private void item(String head, String body) {
    line(".TP");
    line(".B " + roff(head));
    text(body);
  }

  private void text(String text) {
    // A sentence a line, as roff wants it, and none beyond its 80 columns.
    for (String sentence : text.split("(?<=[.?!]) (?=[A-Z])")) {
      Arrays.stream(sentence.replaceAll("(.{1,70})(?: |$)", "$1\n").split("\n"))
          .map(ManualPage::roff)
          .forEach(this::line);
    }
  }

  private void line(String line) {
    page.append(line).append('\n');
  }

  /** Text that means nothing to roff: no escape, no request, hyphens as typed. */
  private static String roff(String text) {
    String escaped =
        text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
