package gunitop.ui;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import gunitop.upgrade.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The upgrade screen.
 *
 * @param track the application that it shows; empty before one was opened
 * @param last the application as it was last seen
 * @param present whether the last snapshot still shows it
 * @param cursor the selected master or worker
 * @param scroll by how many entries the timeline is scrolled back
 * @param drainingOn whether the drain goes on by itself
 */
public record UpgradeState(
    Optional<Track> track,
    Optional<Assessment> last,
    boolean present,
    Optional<ProcessId> cursor,
    int scroll,
    boolean drainingOn) {
  static final UpgradeState CLOSED =
      new UpgradeState(Optional.empty(), Optional.empty(), false, Optional.empty(), 0, false);

  /** Opened for an application, the cursor on this process of it. */
  static UpgradeState open(Assessment assessment, ProcessId cursor) {
    Track track = Track.of(assessment.application());
    return new UpgradeState(
        Optional.of(track), Optional.of(assessment), true, Optional.of(cursor), 0, false);
  }

  /** The application as the last snapshot shows it; empty where nothing is left of it. */
  public Optional<Assessment> current() {
    return present ? last : Optional.empty();
  }

  /** The selected process, as far as the application still has it. */
  public Optional<ProcessId> selected() {
    return cursor.filter(id -> current().filter(a -> a.application().contains(id)).isPresent());
  }

  /** After one more review. */
  UpgradeState follow(List<Assessment> assessments) {
    if (track.isEmpty()) {
      return this;
    }
    Optional<Assessment> found = track.get().find(assessments);
    return new UpgradeState(
        Optional.of(track.get().follow(assessments)),
        found.or(() -> last),
        found.isPresent(),
        cursor,
        scroll,
        drainingOn);
  }

  /** With the cursor so many lines further down in its pane; the master is the first line. */
  UpgradeState moved(int lines) {
    return current()
        .map(
            assessment -> {
              List<ProcessId> pane = lines(pane(assessment.application()));
              int at = cursor.map(pane::indexOf).orElse(0);
              int wanted = Math.max(0, Math.min(Math.max(0, at) + lines, pane.size() - 1));
              return selecting(pane.get(wanted));
            })
        .orElse(this);
  }

  /** With the cursor in the other pane. */
  UpgradeState inOtherPane() {
    return current()
        .filter(assessment -> assessment.application().fresh().isPresent())
        .map(
            assessment -> {
              Application application = assessment.application();
              Generation here = pane(application);
              Generation other =
                  here.equals(application.old())
                      ? application.fresh().orElseThrow()
                      : application.old();
              int at = cursor.map(lines(here)::indexOf).orElse(0);
              List<ProcessId> there = lines(other);
              return selecting(there.get(Math.max(0, Math.min(at, there.size() - 1))));
            })
        .orElse(this);
  }

  private Generation pane(Application application) {
    return application.generations().stream()
        .filter(generation -> cursor.filter(generation::contains).isPresent())
        .findFirst()
        .orElse(application.old());
  }

  private static List<ProcessId> lines(Generation generation) {
    List<ProcessId> lines = new ArrayList<>();
    lines.add(generation.master().id());
    generation.workers().stream().map(Worker::id).forEach(lines::add);
    return lines;
  }

  UpgradeState selecting(ProcessId id) {
    return new UpgradeState(track, last, present, Optional.of(id), scroll, drainingOn);
  }

  UpgradeState scrolledTo(int entries) {
    return new UpgradeState(track, last, present, cursor, Math.max(0, entries), drainingOn);
  }

  UpgradeState drainingOn(boolean on) {
    return on == drainingOn ? this : new UpgradeState(track, last, present, cursor, scroll, on);
  }
}
