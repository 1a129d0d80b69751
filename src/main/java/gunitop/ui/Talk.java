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
 * @param troubles which sources of what is shown do not work now
 * @param ending how the last upgrade ended, until the next key
 */
public record Talk(
    Timeline timeline,
    Optional<Note> note,
    Burst burst,
    Troubles troubles,
    Optional<UpgradeEnding> ending) {
  static final Talk SILENT =
      new Talk(Timeline.EMPTY, Optional.empty(), Burst.NONE, Troubles.NONE, Optional.empty());

  /** With these entries in the timeline. */
  Talk with(List<Observation> more) {
    return more.isEmpty() ? this : new Talk(timeline.with(more), note, burst, troubles, ending);
  }

  /** With one entry about one application in the timeline. */
  Talk with(Instant time, Observation.Source source, String text, Track track) {
    return with(List.of(new Observation(time, source, text, track.masters())));
  }

  /** Says something prominently, and keeps it in the timeline of one application or of all. */
  Talk noting(String text, Instant time, long nanos, Optional<Track> track) {
    Set<ProcessId> masters = track.map(Track::masters).orElse(Set.of());
    Timeline longer = timeline.with(new Observation(time, Observation.Source.NOTE, text, masters));
    return new Talk(longer, Optional.of(Note.of(text, nanos)), burst, troubles, ending);
  }

  /** Says why a signal key did not count; of one that follows another right away, in one line. */
  Talk ignoring(String text, Instant time, long nanos, Optional<Track> track) {
    String all = burst.text(text);
    Set<ProcessId> masters = track.map(Track::masters).orElse(Set.of());
    Observation entry = new Observation(time, Observation.Source.NOTE, all, masters);
    Timeline told = burst.told().map(timeline::without).orElse(timeline).with(entry);
    return new Talk(told, Optional.of(Note.of(all, nanos)), burst.next(entry), troubles, ending);
  }

  /** A source has failed, or works again; the timeline keeps both. */
  Talk with(Msg.SourceReported report, Instant time) {
    Troubles next = troubles.after(report);
    if (next.equals(troubles)) {
      return this;
    }
    String text =
        report
            .trouble()
            .map(what -> Troubles.text(report.source(), what))
            .orElse(report.source() + " works again");
    Observation entry = new Observation(time, Observation.Source.NOTE, text, Set.of());
    return new Talk(timeline.with(entry), note, burst, next, ending);
  }

  /** A key came unhurried: what it does is told apart from what was told before. */
  Talk unhurried() {
    return burst.keys() == 0 ? this : new Talk(timeline, note, Burst.NONE, troubles, ending);
  }

  /** Says something prominently that need not be remembered. */
  Talk mentioning(String text, long nanos) {
    return new Talk(timeline, Optional.of(Note.of(text, nanos)), burst, troubles, ending);
  }

  /** Saying how an upgrade ended. */
  Talk ending(UpgradeEnding end) {
    return new Talk(timeline, note, burst, troubles, Optional.of(end));
  }

  /** Without the note and the ending: a key was pressed. */
  Talk quiet() {
    return note.isEmpty() && ending.isEmpty()
        ? this
        : new Talk(timeline, Optional.empty(), burst, troubles, Optional.empty());
  }

  /** Without the note if it has been said long enough. */
  Talk at(long nanos) {
    return note.filter(n -> n.untilNanos() <= nanos).isPresent()
        ? new Talk(timeline, Optional.empty(), burst, troubles, ending)
        : this;
  }
}
