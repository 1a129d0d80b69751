package gunitop.report;

import gunitop.journal.CourseStory;
import gunitop.journal.EntryText;
import gunitop.journal.Members;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The account of one course as a JSON object; what is not known is null. */
public final class CourseJson {
  private CourseJson() {}

  /** The object in one line, ended by a newline. */
  public static String of(CourseStory story) {
    return EntryText.json(
        Members.NONE
            .with("application", story.application())
            .with("host", story.host())
            .with("begin", story.begin().toString())
            .with("last", story.last().toString())
            .with("outcome", story.outcome().orElse(null))
            .with("stage", story.stage())
            .with("sessions", story.writers())
            .with("steps", steps(story))
            .with("findings", findings(story))
            .with("before", story.before().orElse(null))
            .with("after", story.after().orElse(null))
            .with("timeline", timeline(story)));
  }

  /** The course in one line: its file, when, what, and how it ended. */
  public static String summary(String file, CourseStory story) {
    return EntryText.json(
        Members.NONE
            .with("file", file)
            .with("application", story.application())
            .with("begin", story.begin().toString())
            .with("last", story.last().toString())
            .with("outcome", story.outcome().orElse(null)));
  }

  private static List<Members> steps(CourseStory story) {
    return story.steps().stream()
        .map(
            step ->
                Members.NONE
                    .with("command", step.command())
                    .with("time", step.time().toString())
                    .with("generations", step.generations())
                    .with("result", step.result().orElse(null))
                    .with("held", step.finished().map(CourseStory.Ended::held).orElse(null))
                    .with("evidence", step.finished().map(CourseStory.Ended::evidence).orElse(null))
                    .with("sentAt", step.finished().map(one -> one.sent().toString()).orElse(null))
                    .with("seenAt", step.finished().map(one -> one.seen().toString()).orElse(null)))
        .toList();
  }

  private static List<Members> findings(CourseStory story) {
    return story.findings().stream()
        .map(
            finding ->
                Members.NONE
                    .with("severity", finding.severity().toLowerCase(Locale.ROOT))
                    .with("code", finding.code())
                    .with("message", finding.message())
                    .with("came", finding.came().toString())
                    .with("gone", finding.gone().map(Instant::toString).orElse(null)))
        .toList();
  }

  private static List<Members> timeline(CourseStory story) {
    return story.timeline().stream()
        .map(
            line ->
                Members.NONE
                    .with("time", line.time().toString())
                    .with("source", line.source().name().toLowerCase(Locale.ROOT))
                    .with("text", line.text()))
        .toList();
  }
}
