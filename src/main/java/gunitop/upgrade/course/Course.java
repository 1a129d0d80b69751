package gunitop.upgrade.course;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Daemonization;
import gunitop.gunicorn.GenerationState;
import gunitop.process.Signal;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far the upgrade of an application is, step by step: judged by its processes, and by what this
 * run of the program has sent.
 *
 * @param steps the three steps on the way, in their order
 * @param next the step whose key is the way on now; empty where the way on is to wait
 * @param aside the steps that lead nowhere now, whatever is offered
 * @param closed the steps whose gate is not met, which an override can take
 * @param halfReverted whether the first half of a revert (HUP to OLD) is done and the second (TERM
 *     to NEW) is not
 * @param awaited the step that is on its way
 * @param failed the last step, where it failed and none is on its way
 */
public record Course(
    List<CourseStep> steps,
    Optional<Step> next,
    Set<Step> aside,
    Set<Step> closed,
    boolean halfReverted,
    Optional<PendingStep> awaited,
    Optional<FinishedStep> failed) {
  private static final List<Step> STEPS = List.of(Step.USR2, Step.WINCH, Step.TERM);
  private static final List<Step> FOREGROUND = List.of(Step.USR2, Step.DRAIN, Step.TERM);

  /**
   * One of the three steps.
   *
   * @param doneAt when it was seen to be done; empty where it is not, or was not seen
   */
  public record CourseStep(Step step, Progress progress, Optional<Instant> doneAt) {}

  /** How far a step is. */
  public enum Progress {
    DONE("done"),
    UNDER_WAY("under way"),
    NEXT("next"),
    LATER("later"),
    /** The upgrade goes another way, or it is unknown which. */
    NONE("-");

    private final String word;

    Progress(String word) {
      this.word = word;
    }

    /** In a word. */
    public String word() {
      return word;
    }
  }

  /** Copies the collections. */
  public Course {
    steps = List.copyOf(steps);
    aside = Set.copyOf(aside);
    closed = Set.copyOf(closed);
  }

  /** The course of an application's upgrade. */
  public static Course of(Assessment assessment, StepHistory history) {
    Optional<ApplicationTrack> track =
        history.isEmpty()
            ? Optional.empty()
            : Optional.of(ApplicationTrack.of(assessment.application()));
    Optional<PendingStep> awaited = track.flatMap(history::pending);
    Optional<FinishedStep> last =
        awaited.isPresent() ? Optional.empty() : track.flatMap(history::lastFinished);
    boolean halfReverted = last.filter(one -> isHalfReverted(assessment, one)).isPresent();
    List<CourseStep> steps = new ArrayList<>();
    List<Progress> progress = progress(assessment);
    List<Step> way = way(assessment.application());
    for (int i = 0; i < way.size(); i++) {
      Step step = way.get(i);
      Progress now = halfReverted ? Progress.NONE : progress.get(i);
      steps.add(new CourseStep(step, now, doneAt(step, now, track, history)));
    }
    return new Course(
        steps,
        next(assessment, way, progress, halfReverted),
        aside(assessment, halfReverted),
        closed(assessment),
        halfReverted,
        awaited,
        last.filter(one -> !one.held()));
  }

  private static Optional<Instant> doneAt(
      Step step, Progress progress, Optional<ApplicationTrack> track, StepHistory history) {
    return progress == Progress.DONE
        ? track
            .flatMap(found -> history.finished(found, step))
            .filter(FinishedStep::held)
            .map(FinishedStep::time)
        : Optional.empty();
  }

  /** Where WINCH would be ignored, TTOU is what drains. */
  private static List<Step> way(Application application) {
    return isForeground(application) ? FOREGROUND : STEPS;
  }

  private static boolean isForeground(Application application) {
    return application.daemonization().verdict() == Daemonization.Verdict.NO;
  }

  private static boolean isHalfReverted(Assessment assessment, FinishedStep last) {
    boolean newStays =
        assessment
            .application()
            .newGeneration()
            .filter(one -> one.state() != GenerationState.RETIRING)
            .isPresent();
    return newStays
        && last.held()
        && last.step() == Step.REVERT
        && last.command().signal().filter(Signal.HUP::equals).isPresent();
  }

  /** How far the three steps are: NEW must stay ready, and TTOU ends at one worker. */
  private static List<Progress> progress(Assessment assessment) {
    return switch (stage(assessment)) {
      case STEADY -> List.of(Progress.NEXT, Progress.LATER, Progress.LATER);
      case BOOTING -> List.of(Progress.UNDER_WAY, Progress.LATER, Progress.LATER);
      case OVERLAP -> List.of(Progress.DONE, Progress.NEXT, Progress.LATER);
      case DRAINING -> List.of(Progress.DONE, Progress.UNDER_WAY, Progress.LATER);
      case DRAINED ->
          assessment.alarm().kind() == Alarm.Kind.OUTAGE
              ? List.of(Progress.UNDER_WAY, Progress.DONE, Progress.LATER)
              : List.of(Progress.DONE, Progress.DONE, Progress.NEXT);
      case RETIRING -> List.of(Progress.DONE, Progress.NONE, Progress.UNDER_WAY);
      case REVERTING, UNKNOWN -> List.of(Progress.NONE, Progress.NONE, Progress.NONE);
    };
  }

  private static Stage stage(Assessment assessment) {
    Stage stage = assessment.stage();
    StepOffer term = assessment.offer(Step.TERM);
    boolean termWaits = term.confirmation() == Confirmation.YES && !term.allowed();
    if (stage == Stage.OVERLAP && termWaits) {
      return Stage.BOOTING;
    }
    Application application = assessment.application();
    boolean oneIsLeft = isForeground(application) && application.old().workers().size() == 1;
    return stage == Stage.DRAINING && oneIsLeft ? Stage.DRAINED : stage;
  }

  private static Optional<Step> next(
      Assessment assessment, List<Step> way, List<Progress> progress, boolean halfReverted) {
    if (assessment.alarm().isRaised() || halfReverted) {
      return Optional.of(Step.REVERT);
    }
    int place = progress.indexOf(Progress.NEXT);
    return place < 0 ? Optional.empty() : Optional.of(way.get(place));
  }

  /** In the middle of a revert all but its second half; WINCH where it would be ignored. */
  private static Set<Step> aside(Assessment assessment, boolean halfReverted) {
    if (halfReverted) {
      return EnumSet.complementOf(EnumSet.of(Step.REVERT));
    }
    return isForeground(assessment.application()) ? Set.of(Step.WINCH) : Set.of();
  }

  private static Set<Step> closed(Assessment assessment) {
    Set<Step> closed = EnumSet.noneOf(Step.class);
    for (StepOffer offer : assessment.offers()) {
      if (isClosed(assessment, offer)) {
        closed.add(offer.step());
      }
    }
    return closed;
  }

  /** Its gate is not met, and can be overridden; a blocker is no gate. */
  private static boolean isClosed(Assessment assessment, StepOffer offer) {
    return !offer.allowed()
        && offer.confirmation() != Confirmation.NONE
        && (offer.confirmation() == Confirmation.YES || !isBlocked(assessment, offer));
  }

  private static boolean isBlocked(Assessment assessment, StepOffer offer) {
    return assessment.findings().stream()
        .filter(finding -> finding.severity() == Severity.BLOCKER)
        .anyMatch(finding -> finding.against().contains(offer.step()));
  }
}
