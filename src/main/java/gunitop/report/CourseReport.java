package gunitop.report;

import gunitop.journal.CourseStory;
import gunitop.journal.Members;
import gunitop.process.Printable;
import gunitop.process.Reading;
import gunitop.upgrade.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The account of one course, to be pasted into a ticket: plain text, or Markdown. Everything that
 * others wrote is sanitised.
 */
public final class CourseReport {
  private final CourseStory story;
  private final ZoneId zone;
  private final boolean markdown;
  private final StringBuilder text = new StringBuilder();

  private CourseReport(CourseStory story, ZoneId zone, boolean markdown) {
    this.story = story;
    this.zone = zone;
    this.markdown = markdown;
  }

  /** The account, each line ended by a newline. */
  public static String text(CourseStory story, ZoneId zone) {
    return new CourseReport(story, zone, false).written();
  }

  /** The same in Markdown. */
  public static String markdown(CourseStory story, ZoneId zone) {
    return new CourseReport(story, zone, true).written();
  }

  /** The same in one line: when, what, and how it ended. */
  public static String summary(CourseStory story, ZoneId zone) {
    CourseReport report = new CourseReport(story, zone, false);
    return report.day(story.begin()) + "   " + story.application() + "   " + report.outcome();
  }

  private String written() {
    title();
    fact("begin", day(story.begin()));
    fact(
        story.outcome().isPresent() ? "end" : "last line",
        day(story.last())
            + "   "
            + seconds(Duration.between(story.begin(), story.last()))
            + " later");
    story.writers().forEach(writer -> fact("by", writer));
    fact("code", code());
    steps();
    findings();
    keys();
    timeline();
    return text.toString();
  }

  private void title() {
    text.append(markdown ? "# " : "")
        .append("Upgrade of ")
        .append(Printable.of(story.application()))
        .append(" on ")
        .append(Printable.of(story.host()))
        .append(": ")
        .append(Printable.of(outcome()))
        .append('\n');
  }

  private String outcome() {
    return story.outcome().orElse("not over, " + story.stage());
  }

  private void fact(String name, String value) {
    text.append(markdown ? "- " : "  ")
        .append(name)
        .append(markdown ? ": " : " ".repeat(Math.max(1, 11 - name.length())))
        .append(Printable.of(value))
        .append('\n');
  }

  private void heading(String name) {
    text.append(markdown ? "\n## " : "\n").append(name).append(markdown ? "\n\n" : "\n");
  }

  private void line(Instant time, String rest) {
    text.append(markdown ? "- `" : "  ")
        .append(clock(time))
        .append(markdown ? "` " : "  ")
        .append(Printable.of(rest))
        .append('\n');
  }

  private void more(String rest) {
    text.append(markdown ? "  " : " ".repeat(16)).append(Printable.of(rest)).append('\n');
  }

  private void steps() {
    heading("Sent");
    if (story.steps().isEmpty()) {
      more("nothing");
    }
    for (CourseStory.SentStep step : story.steps()) {
      line(step.time(), step.command() + "   " + step.result().orElse("whether sent: not known"));
      more("before: " + generations(step.generations()));
      step.finished()
          .ifPresent(
              ended ->
                  more(
                      (ended.held() ? "done" : "FAILED")
                          + " after "
                          + seconds(Duration.between(ended.sent(), ended.seen()))
                          + ": "
                          + ended.evidence()));
    }
  }

  private static String generations(List<Members> generations) {
    List<String> words = new ArrayList<>();
    for (Members one : generations) {
      Reading<Integer> connections = one.count("connections");
      words.add(
          one.text("role").orElse("?")
              + " "
              + one.object("master")
                  .map(master -> master.count("pid").map(String::valueOf).orElse("?"))
                  .orElse("?")
              + ": "
              + amount(one.count("ready"))
              + " of "
              + amount(one.count("desired"))
              + " ready, "
              + amount(connections)
              + (connections.orElse(0) == 1 ? " connection" : " connections"));
    }
    return words.isEmpty() ? "not known" : String.join("; ", words);
  }

  private static String amount(Reading<Integer> count) {
    return count.map(String::valueOf).orElse("?");
  }

  private void findings() {
    if (story.findings().isEmpty()) {
      return;
    }
    heading("Findings");
    for (CourseStory.Finding finding : story.findings()) {
      String until = finding.gone().map(gone -> ", until " + clock(gone)).orElse("");
      line(
          finding.came(),
          finding.severity().toLowerCase(Locale.ROOT) + " " + finding.code() + until);
      more(finding.message());
    }
  }

  private void keys() {
    if (story.keys().isEmpty()) {
      return;
    }
    heading("Keys that sent nothing");
    story
        .keys()
        .forEach(
            key ->
                line(
                    key.time(),
                    key.members().text("step").orElse("signal")
                        + " "
                        + key.members().text("answer").orElse("?")
                        + key.members().text("reason").map(reason -> ": " + reason).orElse("")));
  }

  private void timeline() {
    heading("Timeline");
    for (Observation entry : story.timeline()) {
      line(entry.time(), entry.source().name().toLowerCase(Locale.ROOT) + "  " + entry.text());
    }
  }

  private String code() {
    String from = story.before().flatMap(CourseReport::code).orElse("not known");
    Optional<String> to = story.after().flatMap(CourseReport::code);
    return from + to.map(now -> now.equals(from) ? "" : "  to  " + now).orElse("");
  }

  /** What the youngest generation runs. */
  private static Optional<String> code(Members application) {
    List<Members> generations = application.objects("generations");
    return generations.isEmpty()
        ? Optional.empty()
        : generations
            .get(generations.size() - 1)
            .object("code")
            .map(
                code ->
                    code.text("commit")
                            .map(commit -> commit.substring(0, Math.min(9, commit.length())))
                            .orElse(code.text("path").orElse("?"))
                        + code.text("subject").map(subject -> " \"" + subject + "\"").orElse(""));
  }

  private String day(Instant time) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT)
        .withZone(zone)
        .format(time);
  }

  private String clock(Instant time) {
    return DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone).format(time);
  }

  private static String seconds(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    return millis < 120_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1e3)
        : millis / 60_000 + " min " + millis / 1000 % 60 + " s";
  }
}
