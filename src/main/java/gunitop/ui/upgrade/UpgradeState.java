package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.WorkerState;
import gunitop.process.ProcessId;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.course.ApplicationTrack;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The upgrade screen.
 *
 * @param track the application that it shows; empty before one was opened
 * @param last the application as it was last seen
 * @param present whether the last snapshot still shows it
 * @param cursor the selected master or worker; empty before one was opened
 * @param scroll by how many entries the timeline is scrolled back
 * @param drainingOn whether the drain goes on by itself
 * @param openedNanos when it was opened from the tree, by the monotonic clock; {@link #LONG_AGO}
 *     where it was not
 */
public record UpgradeState(
    Optional<ApplicationTrack> track,
    Optional<Assessment> last,
    boolean present,
    Optional<PaneCursor> cursor,
    int scroll,
    boolean drainingOn,
    long openedNanos) {
  /** Before every key. */
  static final long LONG_AGO = Long.MIN_VALUE / 2;

  public static final UpgradeState CLOSED =
      new UpgradeState(
          Optional.empty(), Optional.empty(), false, Optional.empty(), 0, false, LONG_AGO);

  /** Opened for an application, the cursor on this process of it. */
  public static UpgradeState open(Assessment assessment, ProcessId cursor) {
    Application application = assessment.application();
    return new UpgradeState(
        Optional.of(ApplicationTrack.of(application)),
        Optional.of(assessment),
        true,
        Optional.of(PaneCursor.on(application, cursor)),
        0,
        false,
        LONG_AGO);
  }

  /** Opened from the tree just now. */
  public UpgradeState openedAt(long nanos) {
    return new UpgradeState(track, last, present, cursor, scroll, drainingOn, nanos);
  }

  /** The application as the last snapshot shows it; empty where nothing is left of it. */
  public Optional<Assessment> current() {
    return present ? last : Optional.empty();
  }

  /** Whether a master or a worker of it is about to become ready. */
  public boolean isBooting() {
    for (Generation generation :
        current().map(assessment -> assessment.application().generations()).orElse(List.of())) {
      if (generation.state() == GenerationState.BOOTING
          || generation.count(WorkerState.BOOTING) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether its only master still has the title of a NEW one: it looks for its parent at times. */
  public boolean isPromoting() {
    return current()
        .map(Assessment::application)
        .filter(application -> application.newGeneration().isEmpty())
        .flatMap(application -> application.old().master().title())
        .filter(title -> title.endsWith(".2]"))
        .isPresent();
  }

  /** The selected process, as far as the application still has it. */
  public Optional<ProcessId> selected() {
    return cursor
        .map(PaneCursor::process)
        .filter(id -> current().filter(a -> a.application().contains(id)).isPresent());
  }

  /** After one more review. */
  public UpgradeState follow(List<Assessment> assessments) {
    if (track.isEmpty()) {
      return this;
    }
    Optional<Assessment> found = track.get().find(assessments);
    return new UpgradeState(
        found.isPresent() ? Optional.of(track.get().following(found.get(), assessments)) : track,
        found.isPresent() ? found : last,
        found.isPresent(),
        found.isPresent() ? cursor.map(at -> at.follow(found.get().application())) : cursor,
        scroll,
        drainingOn,
        openedNanos);
  }

  /** With the cursor so many lines further down in its pane; the master is the first line. */
  public UpgradeState moved(int lines) {
    return with((at, application) -> at.moved(application, lines));
  }

  /** With the cursor on this process of the application. */
  public UpgradeState on(ProcessId process) {
    return with(
        (at, application) ->
            application.contains(process) ? PaneCursor.on(application, process) : at);
  }

  /** With the cursor in the other pane. */
  UpgradeState inOtherPane() {
    return with(PaneCursor::across);
  }

  private UpgradeState with(BiFunction<PaneCursor, Application, PaneCursor> move) {
    if (current().isEmpty()) {
      return this;
    }
    Application application = current().get().application();
    Optional<PaneCursor> next = cursor.map(at -> move.apply(at, application));
    return new UpgradeState(track, last, present, next, scroll, drainingOn, openedNanos);
  }

  UpgradeState scrolledTo(int entries) {
    return new UpgradeState(
        track, last, present, cursor, Math.max(0, entries), drainingOn, openedNanos);
  }

  public UpgradeState drainingOn(boolean on) {
    return on == drainingOn
        ? this
        : new UpgradeState(track, last, present, cursor, scroll, on, openedNanos);
  }
}
