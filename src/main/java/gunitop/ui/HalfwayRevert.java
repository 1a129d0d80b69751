package gunitop.ui;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.GenerationState;
import gunitop.process.Signal;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Step;

/** A revert in two steps (HUP to OLD, then TERM to NEW) of which the first is done. */
public final class HalfwayRevert {
  private HalfwayRevert() {}

  /** Whether this application's revert is there now, as far as this run of the program sent it. */
  public static boolean is(Model model, Assessment assessment) {
    if (model.steps().isEmpty()) {
      return false;
    }
    Application application = assessment.application();
    Track track = Track.of(application);
    return application.fresh().filter(one -> one.state() != GenerationState.RETIRING).isPresent()
        && model.steps().flight(track).isEmpty()
        && model
            .steps()
            .lastLanding(track)
            .filter(landing -> landing.held() && landing.step() == Step.REVERT)
            .flatMap(landing -> landing.command().signal())
            .filter(Signal.HUP::equals)
            .isPresent();
  }
}
