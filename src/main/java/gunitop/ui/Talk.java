package gunitop.ui;

import gunitop.process.ProcessId;
import gunitop.upgrade.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    return more.isEmpty() ? this : new Talk(timeline.with(more), note);
  }

  /** With one entry about one application in the timeline. */
  Talk with(Instant time, Observation.Source source, String text, Track track) {
    return with(List.of(new Observation(time, source, text, track.masters())));
  }

  /** Says something prominently, and keeps it in the timeline of one application or of all. */
  Talk noting(String text, Instant time, long nanos, Optional<Track> track) {
    Set<ProcessId> masters = track.map(Track::masters).orElse(Set.of());
    Timeline longer = timeline.with(new Observation(time, Observation.Source.NOTE, text, masters));
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
