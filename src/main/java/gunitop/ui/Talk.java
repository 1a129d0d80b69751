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
 * @param burst the keys that the last notes are about
 */
public record Talk(Timeline timeline, Optional<Note> note, Burst burst) {
  static final Talk SILENT = new Talk(Timeline.EMPTY, Optional.empty(), Burst.NONE);

  /** With these entries in the timeline. */
  Talk with(List<Observation> more) {
    return more.isEmpty() ? this : new Talk(timeline.with(more), note, burst);
  }

  /** With one entry about one application in the timeline. */
  Talk with(Instant time, Observation.Source source, String text, Track track) {
    return with(List.of(new Observation(time, source, text, track.masters())));
  }

  /** Says something prominently, and keeps it in the timeline of one application or of all. */
  Talk noting(String text, Instant time, long nanos, Optional<Track> track) {
    Set<ProcessId> masters = track.map(Track::masters).orElse(Set.of());
    Timeline longer = timeline.with(new Observation(time, Observation.Source.NOTE, text, masters));
    return new Talk(longer, Optional.of(Note.of(text, nanos)), burst);
  }

  /** Says why a signal key did not count; of one that follows another right away, in one line. */
  Talk ignoring(String text, Instant time, long nanos, Optional<Track> track) {
    String all = burst.text(text);
    Set<ProcessId> masters = track.map(Track::masters).orElse(Set.of());
    Observation entry = new Observation(time, Observation.Source.NOTE, all, masters);
    Timeline told = burst.told().map(timeline::without).orElse(timeline).with(entry);
    return new Talk(told, Optional.of(Note.of(all, nanos)), burst.next(entry));
  }

  /** A key came unhurried: what it does is told apart from what was told before. */
  Talk unhurried() {
    return burst.keys() == 0 ? this : new Talk(timeline, note, Burst.NONE);
  }

  /** Says something prominently that need not be remembered. */
  Talk mentioning(String text, long nanos) {
    return new Talk(timeline, Optional.of(Note.of(text, nanos)), burst);
  }

  /** Without the note. */
  Talk quiet() {
    return note.isEmpty() ? this : new Talk(timeline, Optional.empty(), burst);
  }

  /** Without the note if it has been said long enough. */
  Talk at(long nanos) {
    return note.filter(n -> n.untilNanos() <= nanos).isPresent() ? quiet() : this;
  }
}
