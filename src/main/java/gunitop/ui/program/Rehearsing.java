package gunitop.ui.program;

import gunitop.ui.Briefing;
import gunitop.ui.Effect;
import gunitop.ui.Key;
import gunitop.ui.Keymap;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.Size;
import gunitop.ui.Steering;
import java.util.Optional;

/** The keys and the news of a rehearsal. */
final class Rehearsing {
  private Rehearsing() {}

  /** What a key of the rehearsal does; empty where there is none, or it has no such key. */
  static Optional<Result> press(Model model, Key key) {
    if (model.host().briefing().isEmpty()) {
      return Optional.empty();
    }
    return Keymap.REHEARSAL
        .intent(key)
        .map(
            intent ->
                switch (intent) {
                  case SLOWER -> steered(model, Steering.SLOWER);
                  case FASTER -> steered(model, Steering.FASTER);
                  default -> steered(model, Steering.EXCHANGE_CODE);
                });
  }

  private static Result steered(Model model, Steering steering) {
    return Result.of(model, new Effect.Steer(steering));
  }

  /** The rehearsal tells how it stands. */
  static Model told(Model model, Briefing briefing) {
    Size size = model.size();
    return model
        .with(size.reserved() > 0 ? size : Size.below(size.columns(), size.rows()))
        .with(model.host().with(briefing))
        .with(model.guard().atPace(briefing.speed()));
  }

  /** A line of its end for the shell; empty where there is no rehearsal, or no end yet. */
  static String farewell(Model model) {
    return model
        .host()
        .briefing()
        .map(
            briefing ->
                briefing.title()
                    + ". "
                    + briefing.verdict().orElse("The lesson was not ended.")
                    + "\nThe client: "
                    + briefing.client()
                    + ".")
        .orElse("");
  }
}
