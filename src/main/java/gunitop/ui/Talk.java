package gunitop.ui;

import gunitop.upgrade.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the program has to say to the operator.
 *
 * @param timeline what was sent and seen
 * @param note what is said prominently now
 */
public record Talk(Timeline timeline, Optional<Note> note) {
  static final Talk SILENT = new Talk(Timeline.EMPTY, Optional.empty());

  /** With these entries in the timeline. */
  Talk with(List<Observation> more) {
    return new Talk(timeline.with(more), note);
  }

  /** With one entry in the timeline. */
  Talk with(Instant time, Observation.Source source, String text) {
    return with(List.of(new Observation(time, source, text)));
  }

  /** Says something prominently, and keeps it in the timeline. */
  Talk noting(String text, Instant time, long nanos) {
    Timeline longer = timeline.with(new Observation(time, Observation.Source.NOTE, text));
    return new Talk(longer, Optional.of(Note.of(text, nanos)));
  }

  /** Says something prominently that need not be remembered. */
  Talk mentioning(String text, long nanos) {
    return new Talk(timeline, Optional.of(Note.of(text, nanos)));
  }

  /** Without the note. */
  Talk quiet() {
    return note.isEmpty() ? this : new Talk(timeline, Optional.empty());
  }

  /** Without the note if it has been said long enough. */
  Talk at(long nanos) {
    return note.filter(n -> n.untilNanos() <= nanos).isPresent() ? quiet() : this;
  }
}
