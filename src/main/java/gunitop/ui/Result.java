package gunitop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a message led to.
 *
 * @param model the next model
 * @param effects what is to be done now, in this order
 */
public record Result(Model model, List<Effect> effects) {
  /** Copies the list. */
  public Result {
    effects = List.copyOf(effects);
  }

  /** This model, and these effects. */
  public static Result of(Model model, Effect... effects) {
    return new Result(model, List.of(effects));
  }

  /** Goes on from the model, keeping the effects. */
  public Result then(Function<Model, Result> more) {
    Result next = more.apply(model);
    if (effects.isEmpty()) {
      return next;
    }
    List<Effect> both = new ArrayList<>(effects);
    both.addAll(next.effects);
    return new Result(next.model, both);
  }
}
