package gunitop.ui;

import gunitop.gunicorn.OwnerFacts;
import gunitop.upgrade.Review;

/**
 * What the owners of masters said changes what is offered at once, not only in the next snapshot.
 */
final class Answers {
  private Answers() {}

  static Model taken(Model model, OwnerFacts facts) {
    Model next = model.with(model.sight().knowing(review -> review.knowing(facts)));
    Review review = next.sight().review().orElse(null);
    return review == null ? next : next.with(next.upgrade().follow(review.assessments()));
  }
}
