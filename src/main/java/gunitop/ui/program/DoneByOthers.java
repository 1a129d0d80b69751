package gunitop.ui.program;

import gunitop.gunicorn.Application;
import gunitop.hands.Controls;
import gunitop.ui.HeldControls;
import gunitop.ui.Model;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Review;
import gunitop.upgrade.course.SentFromHere;
import gunitop.upgrade.course.SomebodyElse;
import java.util.List;
import java.util.Optional;

/** What a new review shows that no signal from here has done. */
final class DoneByOthers {
  private DoneByOthers() {}

  /**
   * The lines of the timeline about it.
   *
   * @param before the model of the review before
   */
  static List<Observation> seen(Model before, Review now) {
    return SomebodyElse.between(
        before.host().assessments(),
        now.assessments(),
        new SentFromHere(before.steps(), before.messages().timeline()),
        now.snapshot().time(),
        application -> holder(before, application));
  }

  private static Optional<String> holder(Model model, Application application) {
    return HeldControls.of(model, application).orElse(null) instanceof Controls.Others others
        ? Optional.of(others.holder().text())
        : Optional.empty();
  }
}
