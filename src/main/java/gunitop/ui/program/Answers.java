package gunitop.ui.program;

import gunitop.ui.Model;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Review;
import java.util.function.UnaryOperator;

/**
 * What masters and their owners said changes what is offered at once, not only in the next
 * snapshot.
 */
public final class Answers {
  private Answers() {}

  public static Model taken(Model model, UnaryOperator<Review> knowing) {
    Review before = model.host().review().orElse(null);
    Model next = model.with(model.host().knowing(knowing));
    Review review = next.host().review().orElse(null);
    return review == before ? model : next.with(UpgradeState.of(next).follow(review.assessments()));
  }
}
