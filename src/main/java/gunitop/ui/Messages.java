package gunitop.ui;

import gunitop.process.ProcessId;
import gunitop.upgrade.Observation;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.Timeline;
import gunitop.upgrade.course.UpgradeEnding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the program has to say to the operator.
 *
 * @param timeline what was sent and seen
 * @param note what is said prominently now
 * @param ignored the keys that the last notes are about
 * @param failures which sources of what is shown do not work now
 * @param ending how the last upgrade ended, until the next key
 */
public record Messages(
    Timeline timeline,
    Optional<Note> note,
    IgnoredKeys ignored,
    SourceFailures failures,
    Optional<UpgradeEnding> ending) {
  private static final Duration SAME = Duration.ofSeconds(5);

  static final Messages SILENT =
      new Messages(
          Timeline.EMPTY,
          Optional.empty(),
          IgnoredKeys.NONE,
          SourceFailures.NONE,
          Optional.empty());

  /** With these entries in the timeline. */
  public Messages with(List<Observation> more) {
    return more.isEmpty()
        ? this
        : new Messages(timeline.with(more), note, ignored, failures, ending);
  }

  /** With what an earlier run has told before all that this one has. */
  public Messages resuming(List<Observation> earlier) {
    List<Observation> all = new ArrayList<>(earlier);
    timeline.entries().stream()
        .filter(line -> earlier.stream().noneMatch(one -> isTheSame(one, line)))
        .forEach(all::add);
    all.sort(Comparator.comparing(Observation::time));
    return new Messages(Timeline.of(all), note, ignored, failures, ending);
  }

  /** Two programs that looked at the same host saw it at almost the same moment. */
  private static boolean isTheSame(Observation one, Observation other) {
    return one.text().equals(other.text())
        && Duration.between(one.time(), other.time()).abs().compareTo(SAME) < 0;
  }

  /** With one entry about one application in the timeline. */
  public Messages with(
      Instant time, Observation.Source source, String text, ApplicationTrack track) {
    return with(List.of(new Observation(time, source, text, track.masters())));
  }

  /** Says something prominently, and keeps it in the timeline of one application or of all. */
  Messages noting(String text, Instant time, long nanos, Optional<ApplicationTrack> track) {
    Set<ProcessId> masters = track.map(ApplicationTrack::masters).orElse(Set.of());
    Timeline longer = timeline.with(new Observation(time, Observation.Source.NOTE, text, masters));
    return new Messages(longer, Optional.of(Note.of(text, nanos)), ignored, failures, ending);
  }

  /** Says why a signal key did not count; of one that follows another right away, in one line. */
  Messages ignoring(String text, Instant time, long nanos, Optional<ApplicationTrack> track) {
    String all = ignored.text(text);
    Set<ProcessId> masters = track.map(ApplicationTrack::masters).orElse(Set.of());
    Observation entry = new Observation(time, Observation.Source.NOTE, all, masters);
    Timeline told = ignored.told().map(timeline::without).orElse(timeline).with(entry);
    return new Messages(
        told, Optional.of(Note.of(all, nanos)), ignored.next(entry), failures, ending);
  }

  /** A source has failed, or works again; the timeline keeps both. */
  public Messages with(Msg.SourceReported report, Instant time) {
    SourceFailures next = failures.after(report);
    if (next.equals(failures)) {
      return this;
    }
    String text =
        report
            .trouble()
            .map(what -> SourceFailures.text(report.source(), what))
            .orElse(report.source() + " works again");
    Observation entry = new Observation(time, Observation.Source.NOTE, text, Set.of());
    return new Messages(timeline.with(entry), note, ignored, next, ending);
  }

  /** A key came unhurried: what it does is told apart from what was told before. */
  public Messages unhurried() {
    return ignored.keys() == 0
        ? this
        : new Messages(timeline, note, IgnoredKeys.NONE, failures, ending);
  }

  /** Says something prominently that need not be remembered. */
  public Messages mentioning(String text, long nanos) {
    return new Messages(timeline, Optional.of(Note.of(text, nanos)), ignored, failures, ending);
  }

  /** Saying how an upgrade ended. */
  public Messages ending(UpgradeEnding end) {
    return new Messages(timeline, note, ignored, failures, Optional.of(end));
  }

  /** Without the note and the ending: a key was pressed. */
  public Messages quiet() {
    return note.isEmpty() && ending.isEmpty()
        ? this
        : new Messages(timeline, Optional.empty(), ignored, failures, Optional.empty());
  }

  /** Without the note if it has been said long enough. */
  public Messages at(long nanos) {
    return note.filter(n -> n.untilNanos() <= nanos).isPresent()
        ? new Messages(timeline, Optional.empty(), ignored, failures, ending)
        : this;
  }
}
