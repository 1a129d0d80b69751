package gunitop.ui;

import gunitop.gunicorn.Attention;
import gunitop.gunicorn.ControlSocket;
import gunitop.gunicorn.Relaunch;
import gunitop.ownership.OwnerQuery;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.release.CodeQuestion;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.StepHistory;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that the program knows; immutable. Views render it, {@code ui.program.Update} makes the next
 * one. What a screen alone knows is its own {@link ScreenState}.
 *
 * @param options what the command line decided
 * @param size the terminal's size
 * @param host what is known of the host
 * @param screen which screen is open
 * @param states each screen's own state
 * @param dialog what lies over the screen
 * @param messages what there is to say
 * @param guard which signal keys count
 * @param steps what was sent
 * @param setup colours, delay, columns
 */
public record Model(
    RunOptions options,
    Size size,
    HostView host,
    Screen screen,
    Map<Screen, ScreenState> states,
    Optional<Dialog> dialog,
    Messages messages,
    SignalGuard guard,
    StepHistory steps,
    Setup setup) {
  /** Keeps the map from changes. */
  public Model {
    states = Collections.unmodifiableMap(states);
  }

  /** The model before anything was seen, with these screens as they begin. */
  public static Model start(
      RunOptions options, Size size, Instant time, long nanos, List<ScreenState> screens) {
    Map<Screen, ScreenState> states = new EnumMap<>(Screen.class);
    screens.forEach(state -> states.put(state.screen(), state));
    return new Model(
        options,
        size,
        HostView.start(time, nanos),
        Screen.TREE,
        states,
        Optional.empty(),
        Messages.SILENT,
        SignalGuard.START,
        StepHistory.NONE,
        options.preferences().setup());
  }

  /** What this screen remembers. */
  public ScreenState state(Screen of) {
    return states.get(of);
  }

  /** The screen that is open. */
  public ScreenState open() {
    return states.get(screen);
  }

  /** With this screen open, the cursor on that process; empty where it shows nothing of it. */
  public Optional<Model> opening(Screen other, Optional<ProcessId> process) {
    return state(other).opened(this, process).map(state -> withoutDialog().with(other).with(state));
  }

  /** Without what goes on by itself, key after key. */
  public Model stopped() {
    Model next = this;
    for (ScreenState state : states.values()) {
      next = next.with(state.stopped());
    }
    return next;
  }

  /**
   * With the key of this offer pressed: it counts if no other follows; a note says so where it
   * cannot count.
   */
  public Model pressing(Offered offered, long nanos) {
    SignalGuard.Verdict verdict = guard.press(offered, nanos);
    return verdict instanceof SignalGuard.Verdict.Counts counts
        ? with(counts.guard())
        : ignoring(
            "Not sent, "
                + offered.command().text()
                + ": "
                + ((SignalGuard.Verdict.Rejected) verdict).reason());
  }

  /** What the next snapshot shall look at; to be asked before the first one too. */
  public Focus focus() {
    Set<String> files =
        options.asked().orElse(null) instanceof Asked.PidFile file ? Set.of(file.path()) : Set.of();
    Set<Integer> pids =
        options.asked().orElse(null) instanceof Asked.Pid asked ? Set.of(asked.pid()) : Set.of();
    return host.review()
        .map(review -> review.focus(files, screen == Screen.UPGRADE || dialog.isPresent()))
        .map(
            focus ->
                state(Screen.TREE).showsEveryProcess()
                    ? focus
                    : focus.narrowedTo(Attention.HANDLERS))
        .orElse(new Focus(pids, Set.of(), Set.of(), files, false));
  }

  /** Where masters are to be asked what they say of themselves. */
  public List<ControlSocket> controlSockets() {
    return host.review().map(Review::controlSockets).orElse(List.of());
  }

  /** What is to be read of the code on disk: that of the application on the upgrade screen. */
  public List<CodeQuestion> codeQuestions() {
    return host.review()
        .flatMap(
            review -> open().application().map(one -> CodeQuestion.of(one.application(), review)))
        .orElse(List.of());
  }

  /** What a USR2 to the application on the upgrade screen would start; it is looked at closely. */
  public List<Relaunch> relaunches() {
    Optional<Assessment> application = open().application();
    return application.isEmpty()
        ? List.of()
        : host.review().map(Review::relaunches).orElse(List.of()).stream()
            .filter(one -> application.get().application().contains(one.old().master().id()))
            .toList();
  }

  /** Whom to ask about the masters in sight. */
  public OwnerQuery owners() {
    return host.review().map(Review::owners).orElse(OwnerQuery.NOBODY);
  }

  /** Whether the host's meters are on the screen. */
  public boolean showsMeters() {
    return screen == Screen.TREE;
  }

  /** How often to look at the host. */
  public Pace pace() {
    return Pace.of(this);
  }

  /** When a {@link Msg.Tick} is wanted at the latest, by the monotonic clock. */
  public Optional<Long> wakeAtNanos() {
    Optional<Long> silence = messages.note().map(Note::untilNanos);
    return guard.wakeAtNanos().or(() -> silence);
  }

  public Model with(RunOptions other) {
    return new Model(other, size, host, screen, states, dialog, messages, guard, steps, setup);
  }

  public Model with(Size other) {
    return new Model(options, other, host, screen, states, dialog, messages, guard, steps, setup);
  }

  public Model with(HostView other) {
    return new Model(options, size, other, screen, states, dialog, messages, guard, steps, setup);
  }

  public Model with(Screen other) {
    return new Model(options, size, host, other, states, dialog, messages, guard, steps, setup);
  }

  /** With another state of one screen. */
  public Model with(ScreenState other) {
    if (other == state(other.screen())) {
      return this;
    }
    Map<Screen, ScreenState> next = new EnumMap<>(states);
    next.put(other.screen(), other);
    return new Model(options, size, host, screen, next, dialog, messages, guard, steps, setup);
  }

  public Model with(Dialog other) {
    return new Model(
        options, size, host, screen, states, Optional.of(other), messages, guard, steps, setup);
  }

  public Model withoutDialog() {
    return new Model(
        options, size, host, screen, states, Optional.empty(), messages, guard, steps, setup);
  }

  public Model with(Messages other) {
    return other == messages
        ? this
        : new Model(options, size, host, screen, states, dialog, other, guard, steps, setup);
  }

  public Model with(SignalGuard other) {
    return other == guard
        ? this
        : new Model(options, size, host, screen, states, dialog, messages, other, steps, setup);
  }

  public Model with(StepHistory other) {
    return other == steps
        ? this
        : new Model(options, size, host, screen, states, dialog, messages, guard, other, setup);
  }

  public Model with(Setup other) {
    return new Model(options, size, host, screen, states, dialog, messages, guard, steps, other);
  }

  /** Says something prominently, and keeps it in the timeline. */
  public Model noting(String text) {
    Optional<ApplicationTrack> track = open().track();
    return with(messages.noting(text, host.time(), host.nanos(), track));
  }

  /** Says prominently, and in the timeline, why a signal key did not count. */
  public Model ignoring(String text) {
    Optional<ApplicationTrack> track = open().track();
    return with(messages.ignoring(text, host.time(), host.nanos(), track));
  }

  /** Says something prominently. */
  public Model mentioning(String text) {
    return with(messages.mentioning(text, host.nanos()));
  }
}
