package gunitop.ui.text;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.GenerationState;
import gunitop.ui.frame.Style;

/** How a generation is coloured. */
public final class GenerationStyle {
  private GenerationStyle() {}

  public static Style of(Generation generation) {
    return generation.role() == GenerationRole.NEW ? Style.NEW : Style.OLD;
  }

  public static Style readiness(Generation generation) {
    if (generation.state() == GenerationState.RETIRING) {
      return Style.WARNING;
    }
    return generation.isComplete() ? Style.GOOD : Style.BOOTING;
  }
}
