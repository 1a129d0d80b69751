package gunitop.journal;

import gunitop.process.ProcessId;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Review;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.Timeline;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Finds what is worth a line. A course begins with the first step, or with a NEW that appears, and
 * ends once one generation serves and nothing is waited for or to be reverted. What was pressed
 * before it begins is kept in memory and stands at its begin. Not for two threads at once.
 */
public final class Courses {
  private static final int MOST_KEYS = 20;

  private final Function<String, Members> session;
  private final BiFunction<Assessment, Review, Optional<Members>> shown;
  private final List<OpenCourse> open = new ArrayList<>();
  private final Deque<Entry> keys = new ArrayDeque<>();
  private Timeline before = Timeline.EMPTY;

  /**
   * Courses of one session.
   *
   * @param session who writes, on the host of this name
   * @param shown an application as {@code --once --json} shows it
   */
  public Courses(
      Function<String, Members> session, BiFunction<Assessment, Review, Optional<Members>> shown) {
    this.session = session;
    this.shown = shown;
  }

  /** Goes on with a course that an earlier session has written; only one that is not over. */
  public List<Line> resuming(Resumption resumed, Moment now) {
    for (Assessment assessment : now.review().assessments()) {
      ApplicationTrack track = ApplicationTrack.of(assessment.application());
      if (track.masters().stream().anyMatch(resumed.masters()::contains)) {
        open.removeIf(course -> course.concerns(assessment));
        open.add(new OpenCourse(resumed.file(), track, List.of()).knowing(resumed));
        return List.of(new Line(resumed.file(), session(now)));
      }
    }
    return List.of();
  }

  /** What is new at this moment. */
  public List<Line> after(Moment now) {
    List<Line> lines = new ArrayList<>();
    for (Assessment assessment : now.review().assessments()) {
      if (begins(assessment, now) && isOpened(assessment, now) && course(assessment).isEmpty()) {
        begin(assessment, now, lines);
      }
    }
    for (Iterator<OpenCourse> each = open.iterator(); each.hasNext(); ) {
      OpenCourse course = each.next();
      course.after(now, entry -> lines.add(new Line(course.file(), entry)));
      if (CourseEnd.isOver(course.track(), now)) {
        Optional<Assessment> last = course.track().find(now.review().assessments());
        last.ifPresent(one -> application(course.file(), one, now, lines));
        lines.add(new Line(course.file(), CourseEnd.entry(course.track(), now)));
        each.remove();
      }
    }
    before = now.timeline();
    return lines;
  }

  /** A key that meant a step: a line of the application's course, or one to keep for it. */
  public List<Line> pressed(Entry key, ApplicationTrack track) {
    for (OpenCourse course : open) {
      if (course.track().masters().stream().anyMatch(track.masters()::contains)) {
        return List.of(new Line(course.file(), key));
      }
    }
    if (keys.size() == MOST_KEYS) {
      keys.removeFirst();
    }
    keys.addLast(key);
    return List.of();
  }

  /** What is about to be sent: it begins a course where none is under way. */
  public List<Line> sending(Command command, Moment now) {
    List<Line> lines = new ArrayList<>();
    Optional<Assessment> concerned =
        now.review().assessments().stream()
            .filter(one -> one.application().contains(command.target()))
            .findFirst();
    Optional<OpenCourse> course =
        open.stream()
            .filter(one -> one.track().masters().contains(command.target()))
            .findFirst()
            .or(() -> concerned.map(one -> course(one).orElseGet(() -> begin(one, now, lines))));
    Members members = CommandMembers.of(command);
    if (concerned.isPresent()) {
      members = members.with("generations", StageMembers.generations(concerned.get()));
    }
    Entry entry = new Entry(now.time(), Entry.Kind.COMMAND, members);
    String file = course.map(OpenCourse::file).orElse(FileName.of(command.target(), now.time()));
    if (course.isEmpty()) {
      lines.add(new Line(file, session(now)));
    }
    lines.add(new Line(file, entry));
    return lines;
  }

  /** What became of it; nothing where it has no course. */
  public List<Line> result(Command command, String text, boolean sent, Instant time) {
    Entry entry =
        new Entry(
            time,
            Entry.Kind.RESULT,
            Members.NONE.with("sent", sent).with("text", text).with(CommandMembers.of(command)));
    return open.stream()
        .filter(one -> has(one, command.target()))
        .findFirst()
        .map(course -> List.of(new Line(course.file(), entry)))
        .orElse(List.of());
  }

  private static boolean has(OpenCourse course, ProcessId process) {
    return course.track().masters().contains(process) || course.track().workers().contains(process);
  }

  private static boolean isOpened(Assessment assessment, Moment now) {
    return now.opened().flatMap(track -> track.find(List.of(assessment))).isPresent();
  }

  private static boolean begins(Assessment assessment, Moment now) {
    return assessment.application().newGeneration().isPresent()
        || !now.steps().isEmpty()
            && now.steps().pending(ApplicationTrack.of(assessment.application())).isPresent();
  }

  private Optional<OpenCourse> course(Assessment assessment) {
    return open.stream().filter(one -> one.concerns(assessment)).findFirst();
  }

  private OpenCourse begin(Assessment assessment, Moment now, List<Line> lines) {
    ApplicationTrack track = ApplicationTrack.of(assessment.application());
    String file = FileName.of(assessment.application(), now.time());
    OpenCourse course = new OpenCourse(file, track, before.about(track));
    open.add(course);
    lines.add(new Line(file, session(now)));
    lines.add(
        new Line(
            file,
            new Entry(
                now.time(),
                Entry.Kind.COURSE,
                Members.NONE
                    .with("application", track.name())
                    .with("bootId", assessment.application().old().master().id().bootId())
                    .with("old", Optional.of(assessment.application().old().master().id()))
                    .with("masters", track.masters()))));
    keys.forEach(key -> lines.add(new Line(file, key)));
    keys.clear();
    application(file, assessment, now, lines);
    return course;
  }

  private void application(String file, Assessment assessment, Moment now, List<Line> lines) {
    shown
        .apply(assessment, now.review())
        .ifPresent(
            members ->
                lines.add(new Line(file, new Entry(now.time(), Entry.Kind.APPLICATION, members))));
  }

  private Entry session(Moment now) {
    String host = now.review().snapshot().host().name();
    return new Entry(now.time(), Entry.Kind.SESSION, session.apply(host));
  }
}
