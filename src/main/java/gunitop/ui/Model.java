package gunitop.ui;

import gunitop.gunicorn.Attention;
import gunitop.gunicorn.ControlSocket;
import gunitop.ownership.OwnerQuery;
import gunitop.process.Focus;
import gunitop.release.CodeQuestion;
import gunitop.ui.tree.TreeState;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Review;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.StepHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the program knows; immutable. Views render it, {@link gunitop.ui.program.Update} makes
 * the next one.
 *
 * @param options what the command line decided
 * @param size the terminal's size
 * @param sight what is known of the host
 * @param screen which screen is open
 * @param tree the tree screen
 * @param upgrade the upgrade screen
 * @param dialog what lies over the screen
 * @param talk what there is to say
 * @param guard which signal keys count
 * @param steps what was sent
 * @param setup colours, delay, columns
 */
public record Model(
    RunOptions options,
    Size size,
    HostView sight,
    Screen screen,
    TreeState tree,
    UpgradeState upgrade,
    Optional<Dialog> dialog,
    Messages talk,
    SignalGuard guard,
    StepHistory steps,
    Setup setup) {
  /** The model before anything was seen. */
  public static Model start(RunOptions options, Size size, Instant time, long nanos) {
    return new Model(
        options,
        size,
        HostView.start(time, nanos),
        Screen.TREE,
        TreeState.start(options),
        UpgradeState.CLOSED,
        Optional.empty(),
        Messages.SILENT,
        SignalGuard.START,
        StepHistory.NONE,
        options.preferences().setup());
  }

  /** What the next snapshot shall look at; to be asked before the first one too. */
  public Focus focus() {
    Set<String> files =
        options.asked().orElse(null) instanceof Asked.PidFile file ? Set.of(file.path()) : Set.of();
    Set<Integer> pids =
        options.asked().orElse(null) instanceof Asked.Pid asked ? Set.of(asked.pid()) : Set.of();
    return sight
        .review()
        .map(review -> review.focus(files, screen == Screen.UPGRADE || dialog.isPresent()))
        .map(focus -> tree.options().all() ? focus : focus.narrowedTo(Attention.HANDLERS))
        .orElse(new Focus(pids, Set.of(), Set.of(), files, false));
  }

  /** Where masters are to be asked what they say of themselves. */
  public List<ControlSocket> controlSockets() {
    return sight.review().map(Review::controlSockets).orElse(List.of());
  }

  /** What is to be read of the code on disk: that of the application on the upgrade screen. */
  public List<CodeQuestion> codeQuestions() {
    return screen != Screen.UPGRADE
        ? List.of()
        : sight
            .review()
            .flatMap(
                review -> upgrade.current().map(one -> CodeQuestion.of(one.application(), review)))
            .orElse(List.of());
  }

  /** Whom to ask about the masters in sight. */
  public OwnerQuery owners() {
    return sight.review().map(Review::owners).orElse(OwnerQuery.NOBODY);
  }

  /** Whether the host's meters are on the screen. */
  public boolean showsMeters() {
    return screen == Screen.TREE;
  }

  /** How often to look at the host. */
  public Pace pace() {
    Duration delay = setup.delay();
    if (steps.pending().stream().anyMatch(pendingStep -> pendingStep.expectsMaster(sight.time()))) {
      return Pace.alert(delay).awaitingStep();
    }
    Pace pace =
        screen != Screen.UPGRADE && steps.pending().isEmpty()
            ? Pace.calm(delay)
            : upgrade.isBooting() ? Pace.alert(delay) : Pace.watchful(delay);
    return steps.pending().isEmpty() && !upgrade.isPromoting() ? pace : pace.awaitingStep();
  }

  /** When a {@link Msg.Tick} is wanted at the latest, by the monotonic clock. */
  public Optional<Long> wakeAtNanos() {
    Optional<Long> silence = talk.note().map(Note::untilNanos);
    return guard.wakeAtNanos().or(() -> silence);
  }

  public Model with(RunOptions other) {
    return new Model(other, size, sight, screen, tree, upgrade, dialog, talk, guard, steps, setup);
  }

  public Model with(Size other) {
    return new Model(
        options, other, sight, screen, tree, upgrade, dialog, talk, guard, steps, setup);
  }

  public Model with(HostView other) {
    return new Model(
        options, size, other, screen, tree, upgrade, dialog, talk, guard, steps, setup);
  }

  public Model with(Screen other) {
    return new Model(options, size, sight, other, tree, upgrade, dialog, talk, guard, steps, setup);
  }

  public Model with(TreeState other) {
    return new Model(
        options, size, sight, screen, other, upgrade, dialog, talk, guard, steps, setup);
  }

  public Model with(UpgradeState other) {
    return new Model(options, size, sight, screen, tree, other, dialog, talk, guard, steps, setup);
  }

  public Model with(Dialog other) {
    return new Model(
        options, size, sight, screen, tree, upgrade, Optional.of(other), talk, guard, steps, setup);
  }

  public Model withoutDialog() {
    return new Model(
        options, size, sight, screen, tree, upgrade, Optional.empty(), talk, guard, steps, setup);
  }

  public Model with(Messages other) {
    return other == talk
        ? this
        : new Model(
            options, size, sight, screen, tree, upgrade, dialog, other, guard, steps, setup);
  }

  public Model with(SignalGuard other) {
    return other == guard
        ? this
        : new Model(options, size, sight, screen, tree, upgrade, dialog, talk, other, steps, setup);
  }

  public Model with(StepHistory other) {
    return other == steps
        ? this
        : new Model(options, size, sight, screen, tree, upgrade, dialog, talk, guard, other, setup);
  }

  public Model with(Setup other) {
    return new Model(
        options, size, sight, screen, tree, upgrade, dialog, talk, guard, steps, other);
  }

  /** Says something prominently, and keeps it in the timeline. */
  public Model noting(String text) {
    Optional<ApplicationTrack> track =
        screen == Screen.UPGRADE ? upgrade.track() : Optional.empty();
    return with(talk.noting(text, sight.time(), sight.nanos(), track));
  }

  /** Says prominently, and in the timeline, why a signal key did not count. */
  public Model ignoring(String text) {
    Optional<ApplicationTrack> track =
        screen == Screen.UPGRADE ? upgrade.track() : Optional.empty();
    return with(talk.ignoring(text, sight.time(), sight.nanos(), track));
  }

  /** Says something prominently. */
  public Model mentioning(String text) {
    return with(talk.mentioning(text, sight.nanos()));
  }
}
