package gunitop.report;

import gunitop.process.Printable;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Assessment;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * One snapshot as plain text for people: no escape codes, what is not known is {@code ?}, and
 * {@code -} what does not apply. Its layout is not for programs: they read {@link JsonReport}.
 */
public final class TextReport {
  /** What is said where nothing was found and nothing narrowed the search. */
  public static final String NOTHING = "No Gunicorn master was found on this host.";

  /** What is said where nothing was found, but not all could be seen. */
  public static final String UNKNOWN =
      "Whether a Gunicorn runs on this host cannot be told: run gunitop as its user or as root.";

  private TextReport() {}

  /**
   * The text, each line ended by a newline.
   *
   * @param version the program's version
   * @param snapshot what was seen
   * @param assessments what it comes to, one for each application, in the order to be shown
   * @param advice what is known beside the snapshot
   * @param nothing what to say where there is none
   * @param troubles what went wrong, by the name of the source that does not tell what it should
   */
  public static String of(
      String version,
      Snapshot snapshot,
      List<Assessment> assessments,
      List<Advice> advice,
      String nothing,
      Map<String, String> troubles) {
    StringBuilder text = new StringBuilder();
    text.append("gunitop ").append(version);
    text.append("   ").append(Printable.of(snapshot.host().name()));
    text.append("   ").append(snapshot.time().truncatedTo(ChronoUnit.SECONDS)).append('\n');
    troubles.forEach(
        (source, what) -> text.append("TROUBLE  " + source + ": " + what).append('\n'));
    String hidden = snapshot.host().hidden();
    if (!hidden.isEmpty()) {
      text.append("HIDDEN  ").append(hidden).append('\n');
    }
    if (assessments.isEmpty()) {
      text.append('\n').append(hidden.isEmpty() ? nothing : UNKNOWN).append('\n');
    }
    for (Assessment assessment : assessments) {
      text.append('\n');
      new ApplicationText(text, snapshot, advice).write(assessment);
    }
    return text.toString();
  }
}
