package gunitop.report;

import gunitop.preflight.Check;
import gunitop.preflight.CheckResult;
import gunitop.preflight.Preflight;
import gunitop.process.Printable;
import gunitop.process.Snapshot;
import gunitop.upgrade.Assessment;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The checks before a USR2 as plain text for people; programs read {@link JsonReport}. */
public final class PreflightText {
  private PreflightText() {}

  /**
   * The text, each line ended by a newline.
   *
   * @param preflights what is shown, in this order, with the application of each
   * @param troubles what went wrong, by the name of the source
   */
  public static String of(
      String version,
      Snapshot snapshot,
      Map<Assessment, Preflight> preflights,
      Map<String, String> troubles) {
    StringBuilder text = new StringBuilder();
    text.append("gunitop ").append(version);
    text.append("   ").append(Printable.of(snapshot.host().name()));
    text.append("   ").append(snapshot.time().truncatedTo(ChronoUnit.SECONDS)).append('\n');
    troubles.forEach(
        (source, what) -> text.append("TROUBLE  " + source + ": " + what).append('\n'));
    preflights.forEach((application, preflight) -> write(application, preflight, text));
    return text.toString();
  }

  private static void write(Assessment assessment, Preflight preflight, StringBuilder text) {
    text.append('\n').append(Printable.of(assessment.application().name()));
    text.append("   master ").append(preflight.master().pid()).append("   ");
    text.append(assessment.stage()).append('\n');
    Table table = new Table("  ", "LLL");
    for (Check check : preflight.checks()) {
      table.row(
          check.result().label().toUpperCase(Locale.ROOT), check.kind().label(), check.text());
    }
    table.appendTo(text);
    text.append(verdict(preflight)).append('\n');
  }

  /** What all of it comes to, in a line. */
  static String verdict(Preflight preflight) {
    List<String> counts = new ArrayList<>();
    add(counts, preflight.count(CheckResult.BLOCKER), "blocker");
    add(counts, preflight.count(CheckResult.WARNING), "warning");
    long unknown = preflight.count(CheckResult.UNKNOWN);
    String rest = unknown == 0 ? "" : "; " + unknown + " not known";
    return counts.isEmpty()
        ? "Nothing that could be read stands against USR2" + rest + "."
        : "Against USR2: " + String.join(", ", counts) + rest + ".";
  }

  private static void add(List<String> counts, long count, String name) {
    if (count > 0) {
      counts.add(count + " " + name + (count > 1 ? "s" : ""));
    }
  }
}
