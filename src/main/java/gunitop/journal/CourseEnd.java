package gunitop.journal;

import gunitop.gunicorn.Generation;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.UpgradeEnding;
import java.util.Optional;

/** Whether a course is over, and how it ended. */
final class CourseEnd {
  private CourseEnd() {}

  /** One generation serves, nothing is waited for, nothing is to be reverted; or all are gone. */
  static boolean isOver(ApplicationTrack track, Moment now) {
    Optional<Assessment> last = track.find(now.review().assessments());
    if (last.isEmpty()) {
      return track.masters().stream().noneMatch(now.review().snapshot()::isAlive);
    }
    return last.get().stage() == Stage.STEADY
        && last.get().application().newGeneration().isEmpty()
        && now.steps().pending(track).isEmpty()
        && !last.get().alarm().isRaised()
        && !last.get().offer(Step.REVERT).canBeSent();
  }

  /** The outcome: what serves, and what the last step came to. */
  static Entry entry(ApplicationTrack track, Moment now) {
    Optional<Assessment> last = track.find(now.review().assessments());
    Optional<FinishedStep> step = now.steps().lastFinished(track);
    Members members = Members.NONE.with("outcome", outcome(last, step, now));
    if (last.isPresent()) {
      Generation serving = last.get().application().old();
      members =
          members
              .with("serving", Optional.of(serving.master().id()))
              .with("ready", serving.ready())
              .with("desired", serving.desired().count());
    }
    return new Entry(now.time(), Entry.Kind.END, members.with("masters", track.masters()));
  }

  private static String outcome(
      Optional<Assessment> last, Optional<FinishedStep> step, Moment now) {
    if (last.isEmpty()) {
      return "gone";
    }
    Optional<UpgradeEnding> ending = step.flatMap(one -> UpgradeEnding.of(one, last, now.steps()));
    if (ending.isPresent()) {
      return ending.get().upgraded() ? "upgraded" : "reverted";
    }
    if (step.filter(one -> !one.held()).isPresent()) {
      return "failed";
    }
    return "ended";
  }
}
