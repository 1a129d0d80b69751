package gunitop.ui.program;

import gunitop.gunicorn.Application;
import gunitop.hands.Claim;
import gunitop.ui.Model;
import gunitop.ui.Screen;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;
import gunitop.upgrade.course.ApplicationTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose controls this program wants: those of the application on the upgrade screen, and of each
 * whose step it waits for or whose upgrade it has begun.
 */
public final class ControlsWanted {
  private ControlsWanted() {}

  /** A claim for each application; none where nothing can be sent from here. */
  public static List<Claim> of(Model model) {
    if (model.options().readonly() || model.host().briefing().isPresent()) {
      return List.of();
    }
    Optional<Assessment> open =
        model.screen() == Screen.UPGRADE ? model.open().application() : Optional.empty();
    List<Claim> claims = new ArrayList<>();
    for (Assessment assessment : model.host().assessments()) {
      if (isOpen(open, assessment) || isUnderWay(model, assessment)) {
        claims.add(Claim.of(assessment.application()));
      }
    }
    return claims;
  }

  private static boolean isOpen(Optional<Assessment> open, Assessment assessment) {
    return open.filter(one -> one.application().isKinOf(assessment.application())).isPresent();
  }

  /** By steps that were sent from here. */
  private static boolean isUnderWay(Model model, Assessment assessment) {
    if (model.steps().isEmpty()) {
      return false;
    }
    Application application = assessment.application();
    ApplicationTrack track = ApplicationTrack.of(application);
    return model.steps().pending(track).isPresent()
        || assessment.stage() != Stage.STEADY && model.steps().lastFinished(track).isPresent();
  }
}
