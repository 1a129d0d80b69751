package gunitop.ui;

import gunitop.gunicorn.Application;
import gunitop.hands.Controls;
import gunitop.hands.ControlsKnowledge;
import gunitop.process.ProcessId;
import gunitop.upgrade.Review;
import java.util.List;
import java.util.Optional;

/** How it stands with the controls, as the model knows it: one rule for all screens. */
public final class HeldControls {
  private HeldControls() {}

  /** The controls of an application; empty where nobody has tried to take them. */
  public static Optional<Controls> of(Model model, Application application) {
    return ControlsKnowledge.in(model.host().review().map(Review::advice).orElse(List.of()))
        .of(application);
  }

  /** Why nothing may be sent to this application from here; empty where it may. */
  public static Optional<String> refusal(Model model, Application application) {
    return of(model, application).flatMap(Controls::refusal);
  }

  /** The same for the application of a process. */
  public static Optional<String> refusal(Model model, ProcessId target) {
    return model.host().application(target).flatMap(one -> refusal(model, one.application()));
  }
}
