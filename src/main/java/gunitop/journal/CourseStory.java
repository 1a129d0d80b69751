package gunitop.journal;

import gunitop.upgrade.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the lines of one file tell, put together for whoever was not there.
 *
 * @param application what it was called
 * @param host the host's name
 * @param begin the first line's time
 * @param last the last line's time
 * @param outcome upgraded, reverted, failed, ended or gone; empty where the course is not over
 * @param stage where it stood last
 * @param writers who wrote, in their order
 * @param steps what was sent
 * @param findings what there was to know, in the order in which it came
 * @param before the application when it began, as {@code --once --json} shows it
 * @param after the same when it ended
 * @param timeline what was sent and seen
 * @param keys the keys that meant a step and sent nothing
 */
public record CourseStory(
    String application,
    String host,
    Instant begin,
    Instant last,
    Optional<String> outcome,
    String stage,
    List<String> writers,
    List<SentStep> steps,
    List<Finding> findings,
    Optional<Members> before,
    Optional<Members> after,
    List<Observation> timeline,
    List<Entry> keys) {

  /**
   * A command that was about to be sent, and what is known of it.
   *
   * @param time when it was about to be sent
   * @param generations what served then, in numbers
   * @param result whether it was sent; empty where nobody wrote it
   * @param finished how its step ended; empty where it was no step, or nothing was seen
   */
  public record SentStep(
      String command,
      Instant time,
      List<Members> generations,
      Optional<String> result,
      Optional<Ended> finished) {}

  /** How a step ended, and when that was seen. */
  public record Ended(boolean held, String evidence, Instant sent, Instant seen) {}

  /** Something to know; {@code gone} is empty where it was so to the end. */
  public record Finding(
      String severity, String code, String message, Instant came, Optional<Instant> gone) {}

  /** Copies the lists. */
  public CourseStory {
    writers = List.copyOf(writers);
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
    timeline = List.copyOf(timeline);
    keys = List.copyOf(keys);
  }

  /** The story of these lines; empty where there are none. */
  public static Optional<CourseStory> of(List<Entry> entries) {
    return entries.isEmpty() ? Optional.empty() : Optional.of(new Teller().tell(entries));
  }

  /** Folds the lines. */
  private static final class Teller {
    private final Set<String> writers = new LinkedHashSet<>();
    private final List<SentStep> steps = new ArrayList<>();
    private final Map<String, Finding> open = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Observation> timeline = new ArrayList<>();
    private final List<Entry> keys = new ArrayList<>();
    private final List<Members> shown = new ArrayList<>();
    private String application = "";
    private String host = "";
    private String bootId = "";
    private String stage = "";
    private Optional<String> outcome = Optional.empty();

    CourseStory tell(List<Entry> entries) {
      entries.forEach(this::take);
      List<Finding> all = new ArrayList<>(findings);
      all.addAll(open.values());
      all.sort((one, other) -> one.came().compareTo(other.came()));
      return new CourseStory(
          application,
          host,
          entries.get(0).time(),
          entries.get(entries.size() - 1).time(),
          outcome,
          stage,
          List.copyOf(writers),
          steps,
          all,
          shown.stream().findFirst(),
          outcome.isPresent() && shown.size() > 1
              ? Optional.of(shown.get(shown.size() - 1))
              : Optional.empty(),
          timeline,
          keys);
    }

    private void take(Entry entry) {
      Members members = entry.members();
      switch (entry.kind()) {
        case SESSION -> {
          String version = members.text("version").orElse("?");
          writers.add(Writer.of(members) + ", gunitop " + version);
          host = members.text("host").orElse(host);
        }
        case COURSE -> {
          application = members.text("application").orElse("");
          bootId = members.text("bootId").orElse("");
        }
        case APPLICATION -> shown.add(members);
        case KEY -> {
          if (!members.text("answer").orElse("").equals("counts")) {
            keys.add(entry);
          }
        }
        case COMMAND ->
            steps.add(
                new SentStep(
                    members.text("command").orElse("?"),
                    entry.time(),
                    members.objects("generations"),
                    Optional.empty(),
                    Optional.empty()));
        case RESULT -> answered(members);
        case FINISHED -> finished(entry);
        case OBSERVATION -> TimelineChange.add(timeline, entry, bootId, "");
        case FINDING -> finding(entry);
        case STAGE -> stage = members.text("stage").orElse("");
        case END -> outcome = members.text("outcome");
        case AWAITED, DROPPED, MASTER, DEPARTED -> {}
      }
    }

    private void answered(Members members) {
      int at = last(members.text("command").orElse(""));
      if (at >= 0) {
        SentStep step = steps.get(at);
        steps.set(
            at,
            new SentStep(
                step.command(),
                step.time(),
                step.generations(),
                members.text("text"),
                step.finished()));
      }
    }

    private void finished(Entry entry) {
      Members members = entry.members();
      int at = last(members.text("command").orElse(""));
      if (at >= 0) {
        SentStep step = steps.get(at);
        Ended ended =
            new Ended(
                members.flag("held"),
                members.text("evidence").orElse(""),
                StepMembers.instant(members, "sentAt").orElse(step.time()),
                StepMembers.instant(members, "seenAt").orElse(entry.time()));
        steps.set(
            at,
            new SentStep(
                step.command(),
                step.time(),
                step.generations(),
                step.result(),
                Optional.of(ended)));
      }
    }

    private int last(String command) {
      for (int i = steps.size() - 1; i >= 0; i--) {
        if (steps.get(i).command().equals(command)) {
          return i;
        }
      }
      return -1;
    }

    private void finding(Entry entry) {
      Members members = entry.members();
      String code = members.text("code").orElse("");
      String severity = members.text("severity").orElse("");
      String key = severity + " " + code;
      Finding was = open.remove(key);
      if (was != null) {
        findings.add(
            new Finding(
                was.severity(), was.code(), was.message(), was.came(), Optional.of(entry.time())));
      }
      if (members.flag("came")) {
        open.put(
            key,
            new Finding(
                severity,
                code,
                members.text("message").orElse(""),
                entry.time(),
                Optional.empty()));
      }
    }
  }
}
