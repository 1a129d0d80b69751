package gunitop.journal;

import gunitop.process.Printable;
import gunitop.process.ProcessId;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Review;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.PendingStep;
import gunitop.upgrade.course.SentFromHere;
import gunitop.upgrade.course.StepHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the journal of a course adds to what the process table shows.
 *
 * @param name what the application is called
 * @param application the elder master that is there, as a name of the application
 * @param resumed the course
 * @param lines the timeline, and behind it where the table disagrees
 * @param steps what is waited for, and how the last steps ended
 */
public record PickedUp(
    String name,
    String application,
    Resumption resumed,
    List<Observation> lines,
    StepHistory steps) {

  /** What to say of it, one sentence. */
  public String sentence() {
    return (resumed.isOver() ? "The last upgrade of " : "The upgrade of ")
        + Printable.of(name)
        + (resumed.isOver() ? " is told" : " is picked up")
        + " from the journal "
        + resumed.file()
        + (resumed.writer().isEmpty() ? "" : " of " + resumed.writer());
  }

  /** The same for an application that is there; empty where none of its masters is. */
  public static Optional<PickedUp> of(Resumption resumed, Review review, Instant now) {
    return review.assessments().stream()
        .filter(one -> isOf(resumed, one))
        .findFirst()
        .map(found -> of(resumed, found, review, now));
  }

  private static boolean isOf(Resumption resumed, Assessment assessment) {
    return ApplicationTrack.of(assessment.application()).masters().stream()
        .anyMatch(resumed.masters()::contains);
  }

  private static PickedUp of(Resumption resumed, Assessment found, Review review, Instant now) {
    Set<ProcessId> masters = new HashSet<>(resumed.masters());
    masters.addAll(ApplicationTrack.of(found.application()).masters());
    List<Observation> lines = new ArrayList<>(resumed.timeline());
    resumed
        .unanswered()
        .ifPresent(command -> lines.add(note(now, SentFromHere.notKnown(command), masters)));
    if (!resumed.isOver()) {
      Disagreement.lines(resumed, found).forEach(text -> lines.add(note(now, text, masters)));
    }
    List<PendingStep> pending =
        resumed.isOver()
            ? List.of()
            : resumed
                .awaited()
                .filter(one -> one.sentAt().isPresent() || one.hasShown(found.application()))
                .map(one -> one.pending(review.rules(found.application()), resumed.last()))
                .stream()
                .toList();
    return new PickedUp(
        found.application().name(),
        found.application().old().master().id().toString(),
        resumed,
        lines,
        new StepHistory(pending, resumed.finished()));
  }

  private static Observation note(Instant now, String text, Set<ProcessId> masters) {
    return new Observation(now, Observation.Source.NOTE, text, masters);
  }
}
