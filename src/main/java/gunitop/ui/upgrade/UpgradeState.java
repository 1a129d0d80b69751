package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.masterlog.SeenMembers;
import gunitop.probe.ProbeUrl;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.Intent;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.Result;
import gunitop.ui.Screen;
import gunitop.ui.ScreenState;
import gunitop.ui.SortKey;
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
 * @param unprobed whether the operator wants no probe of this application
 * @param members the masters and workers that it was seen with since it was opened
 */
public record UpgradeState(
    Optional<ApplicationTrack> track,
    Optional<Assessment> last,
    boolean present,
    Optional<PaneCursor> cursor,
    int scroll,
    boolean drainingOn,
    long openedNanos,
    boolean unprobed,
    SeenMembers members)
    implements ScreenState {
  /** Before every key. */
  static final long LONG_AGO = Long.MIN_VALUE / 2;

  public static final UpgradeState CLOSED =
      new UpgradeState(
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          0,
          false,
          LONG_AGO,
          false,
          SeenMembers.NONE);

  /** The upgrade screen of a model. */
  public static UpgradeState of(Model model) {
    return (UpgradeState) model.state(Screen.UPGRADE);
  }

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
        LONG_AGO,
        false,
        SeenMembers.NONE);
  }

  @Override
  public Optional<Assessment> application() {
    return present ? last : Optional.empty();
  }

  @Override
  public boolean isBooting() {
    return application().filter(one -> one.application().isBooting()).isPresent();
  }

  @Override
  public boolean isPromoting() {
    return application().filter(one -> one.application().isPromoting()).isPresent();
  }

  @Override
  public Optional<ProcessId> selected() {
    return cursor
        .map(PaneCursor::process)
        .filter(id -> application().filter(a -> a.application().contains(id)).isPresent());
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
        openedNanos,
        unprobed,
        members);
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
    if (application().isEmpty()) {
      return this;
    }
    Application application = application().get().application();
    Optional<PaneCursor> next = cursor.map(at -> move.apply(at, application));
    return new UpgradeState(
        track, last, present, next, scroll, drainingOn, openedNanos, unprobed, members);
  }

  private UpgradeState with(SeenMembers seen) {
    return seen == members
        ? this
        : new UpgradeState(
            track, last, present, cursor, scroll, drainingOn, openedNanos, unprobed, seen);
  }

  UpgradeState scrolledTo(int entries) {
    return new UpgradeState(
        track,
        last,
        present,
        cursor,
        Math.max(0, entries),
        drainingOn,
        openedNanos,
        unprobed,
        members);
  }

  public UpgradeState drainingOn(boolean on) {
    return on == drainingOn
        ? this
        : new UpgradeState(
            track, last, present, cursor, scroll, on, openedNanos, unprobed, members);
  }

  @Override
  public Screen screen() {
    return Screen.UPGRADE;
  }

  @Override
  public Result act(Model model, Intent intent, Key key, long nanos) {
    return UpgradeKeys.act(model, intent, nanos);
  }

  @Override
  public void draw(Canvas canvas) {
    UpgradeView.draw(canvas);
  }

  /** Remembers since when, if it was opened by a key of the tree and not by one of a dialog. */
  @Override
  public Optional<ScreenState> opened(Model model, Optional<ProcessId> process) {
    long since = model.dialog().isPresent() ? LONG_AGO : model.host().nanos();
    return process
        .flatMap(id -> model.host().application(id).map(found -> open(found, id)))
        .map(open -> open.since(since, isUnprobed(open)));
  }

  private UpgradeState since(long nanos, boolean off) {
    return new UpgradeState(track, last, true, cursor, scroll, drainingOn, nanos, off, members);
  }

  /** What is asked for was named for the application that was opened first. */
  private boolean isUnprobed(UpgradeState next) {
    boolean isOther = track.isPresent() && track.get().find(next.last.stream().toList()).isEmpty();
    return unprobed || isOther;
  }

  /** What is asked for once a second of the application that it shows; empty where nothing is. */
  public Optional<ProbeUrl> probe(Model model) {
    return unprobed ? Optional.empty() : model.options().probe();
  }

  UpgradeState unprobed(boolean on) {
    return new UpgradeState(
        track, last, present, cursor, scroll, drainingOn, openedNanos, on, members);
  }

  @Override
  public ScreenState following(Model model) {
    UpgradeState next = follow(model.host().assessments());
    Optional<Snapshot> snapshot = model.host().snapshot();
    return next.present && snapshot.isPresent()
        ? next.with(members.after(next.last.get().application(), snapshot.get()))
        : next;
  }

  @Override
  public ScreenState settled(Model model) {
    return this;
  }

  @Override
  public ScreenState stopped() {
    return drainingOn(false);
  }

  @Override
  public Model selecting(Model model, ProcessId process) {
    return model.with(on(process));
  }

  @Override
  public Model sorting(Model model, SortKey key) {
    return model;
  }

  @Override
  public Model scrolling(Model model, boolean overProcess, int lines) {
    return overProcess ? model.with(moved(lines)) : UpgradeKeys.scrolled(model, -lines);
  }

  @Override
  public List<Offered> offers(Model model) {
    return StepKeys.offers(model);
  }

  @Override
  public boolean showsEveryProcess() {
    return false;
  }
}
