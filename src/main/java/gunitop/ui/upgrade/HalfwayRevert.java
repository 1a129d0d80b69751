package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.GenerationState;
import gunitop.process.Signal;
import gunitop.ui.Model;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Step;
import gunitop.upgrade.course.ApplicationTrack;

/** A revert in two steps (HUP to OLD, then TERM to NEW) of which the first is done. */
public final class HalfwayRevert {
  private HalfwayRevert() {}

  /** Whether this application's revert is there now, as far as this run of the program sent it. */
  public static boolean is(Model model, Assessment assessment) {
    if (model.steps().isEmpty()) {
      return false;
    }
    Application application = assessment.application();
    ApplicationTrack track = ApplicationTrack.of(application);
    return application
            .newGeneration()
            .filter(one -> one.state() != GenerationState.RETIRING)
            .isPresent()
        && model.steps().pending(track).isEmpty()
        && model
            .steps()
            .lastFinished(track)
            .filter(finishedStep -> finishedStep.held() && finishedStep.step() == Step.REVERT)
            .flatMap(finishedStep -> finishedStep.command().signal())
            .filter(Signal.HUP::equals)
            .isPresent();
  }
}
