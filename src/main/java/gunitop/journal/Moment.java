package gunitop.journal;

import gunitop.upgrade.Review;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.StepHistory;
import gunitop.upgrade.course.Timeline;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is known at one moment and may be worth a line.
 *
 * @param time by the wall clock
 * @param review the last snapshot and what it comes to
 * @param timeline what was sent and seen
 * @param steps what is waited for, and how the last steps ended
 * @param opened the application that is looked at: a course of another is not told, for little of
 *     it is seen
 */
public record Moment(
    Instant time,
    Review review,
    Timeline timeline,
    StepHistory steps,
    Optional<ApplicationTrack> opened) {

  /** Whether an earlier moment leaves nothing to be told. */
  public boolean tellsTheSame(Moment earlier) {
    return review == earlier.review
        && timeline == earlier.timeline
        && steps == earlier.steps
        && opened.equals(earlier.opened);
  }
}
