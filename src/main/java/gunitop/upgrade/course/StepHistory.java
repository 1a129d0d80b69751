package gunitop.upgrade.course;

import gunitop.process.Reading;
import gunitop.upgrade.Command;
import gunitop.upgrade.Review;
import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps and signals that this run of the program has sent. Memory for the screen, and for what
 * must not follow too soon: where an upgrade stands is judged by the processes.
 *
 * @param pending on their way, at most one an application
 * @param finished seen to be done or failed, oldest first, since each application's last USR2
 * @param menu the last commands that no step stands for (any more), oldest first
 */
public record StepHistory(
    List<PendingStep> pending, List<FinishedStep> finished, List<MenuSignal> menu) {
  public static final StepHistory NONE = new StepHistory(List.of(), List.of());
  private static final int MOST_FINISHED = 64;
  private static final int MOST_OF_MENU = 16;

  /** Copies the lists. */
  public StepHistory {
    pending = List.copyOf(pending);
    finished = List.copyOf(finished);
    menu = List.copyOf(menu);
  }

  /** Steps alone. */
  public StepHistory(List<PendingStep> pending, List<FinishedStep> finished) {
    this(pending, finished, List.of());
  }

  private StepHistory with(List<PendingStep> nowPending, List<FinishedStep> nowFinished) {
    return new StepHistory(nowPending, nowFinished, menu);
  }

  /** With a command that no step stands for, sent before this time of the monotonic clock. */
  public StepHistory sending(Command command, ApplicationTrack track, long nanos) {
    List<MenuSignal> all = new ArrayList<>(menu);
    all.add(new MenuSignal(command, track, nanos));
    return new StepHistory(
        pending, finished, all.subList(Math.max(0, all.size() - MOST_OF_MENU), all.size()));
  }

  /** With what an earlier run has left behind all that this one knows itself. */
  public StepHistory resuming(StepHistory earlier) {
    List<PendingStep> waiting = new ArrayList<>(pending);
    earlier.pending.stream()
        .filter(one -> pending.stream().noneMatch(mine -> mine.concerns(one.track())))
        .forEach(waiting::add);
    List<FinishedStep> ended = new ArrayList<>(earlier.finished);
    finished.stream().filter(one -> !ended.contains(one)).forEach(ended::add);
    return with(waiting, ended);
  }

  /** The step that this application waits for. */
  public Optional<PendingStep> pending(ApplicationTrack track) {
    return pending.stream().filter(one -> one.concerns(track)).findFirst();
  }

  /** Whether no step was sent that is still told of. */
  public boolean isEmpty() {
    return pending.isEmpty() && finished.isEmpty();
  }

  /** How the last step of this application ended. */
  public Optional<FinishedStep> lastFinished(ApplicationTrack track) {
    return of(track).stream().reduce((first, second) -> second);
  }

  /** How the last step of this kind ended for this application. */
  public Optional<FinishedStep> finished(ApplicationTrack track, Step step) {
    return of(track).stream().filter(one -> one.step() == step).reduce((first, second) -> second);
  }

  /** How the step ended that this command was sent for. */
  public Optional<FinishedStep> finished(Command command) {
    return finished.stream()
        .filter(one -> one.command().equals(command))
        .reduce((first, second) -> second);
  }

  /** The finished steps of this application, oldest first. */
  public List<FinishedStep> of(ApplicationTrack track) {
    return finished.stream()
        .filter(one -> one.track().masters().stream().anyMatch(track.masters()::contains))
        .toList();
  }

  /** With one more on its way, in the place of an earlier one of the same application. */
  public StepHistory sending(PendingStep pendingStep) {
    List<PendingStep> others = new ArrayList<>(pending);
    others.removeIf(other -> other.concerns(pendingStep.track()));
    others.add(pendingStep);
    List<FinishedStep> kept = new ArrayList<>(finished);
    if (pendingStep.step() == Step.USR2) {
      kept.removeAll(of(pendingStep.track()));
    }
    return with(others, kept);
  }

  /** The step that waits to be sent with this command. */
  public Optional<PendingStep> unsent(Command command) {
    return pending.stream()
        .filter(one -> one.sentAt().isEmpty() && one.command().equals(command))
        .findFirst();
  }

  /** With this step as it is now. */
  public StepHistory replacing(PendingStep before, PendingStep after) {
    return with(pending.stream().map(one -> one.equals(before) ? after : one).toList(), finished);
  }

  /** Without this step. */
  public StepHistory without(PendingStep pendingStep) {
    return with(pending.stream().filter(other -> !other.equals(pendingStep)).toList(), finished);
  }

  /** With this step ended. */
  public StepHistory finishing(PendingStep pendingStep, FinishedStep finishedStep) {
    List<FinishedStep> all = new ArrayList<>(finished);
    all.add(finishedStep);
    List<FinishedStep> kept = all.subList(Math.max(0, all.size() - MOST_FINISHED), all.size());
    return with(without(pendingStep).pending(), kept);
  }

  /** With another in the place of a finished step. */
  public StepHistory replacing(FinishedStep before, FinishedStep after) {
    return with(pending, finished.stream().map(one -> one.equals(before) ? after : one).toList());
  }

  /** With lines of a log, for the steps that wait for them. */
  public StepHistory reading(LogFile file, Reading<List<String>> lines) {
    return with(
        pending.stream().map(one -> one.reading(file, lines)).toList(),
        finished.stream().map(one -> one.reading(file, lines)).toList());
  }

  /** With the applications of the finished steps followed to the last review. */
  public StepHistory following(Review review) {
    return finished.isEmpty()
        ? this
        : with(
            pending,
            finished.stream()
                .map(one -> one.following(one.track().follow(review.assessments())))
                .toList());
  }
}
