package gunitop.ui.view;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.GenerationState;
import gunitop.ui.frame.Style;

/** How a generation is coloured. */
final class GenerationStyle {
  private GenerationStyle() {}

  static Style of(Generation generation) {
    return generation.role() == GenerationRole.NEW ? Style.NEW : Style.OLD;
  }

  static Style readiness(Generation generation) {
    if (generation.state() == GenerationState.RETIRING) {
      return Style.WARNING;
    }
    return generation.isComplete() ? Style.GOOD : Style.BOOTING;
  }
}
