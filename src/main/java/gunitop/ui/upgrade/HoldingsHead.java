package gunitop.ui.upgrade;

import gunitop.gunicorn.Generation;
import gunitop.holdings.GenerationHoldings;
import gunitop.holdings.HoldingsKnowledge;
import gunitop.holdings.HoldingsText;
import gunitop.process.Snapshot;
import gunitop.ui.Model;
import gunitop.ui.frame.Measure;
import gunitop.upgrade.Review;
import java.util.List;
import java.util.Optional;

/** What a generation holds, for the head of its pane; empty where nobody has looked. */
final class HoldingsHead {
  private HoldingsHead() {}

  /** {@code out 12}: its connections to servers. */
  static String outbound(Model model, Generation generation) {
    return of(model, generation).map(one -> HoldingsText.brief(one.servers().all())).orElse("");
  }

  /** {@code left 3.1G}: what memory it may still take. */
  static String memoryLeft(Model model, Generation generation) {
    return of(model, generation)
        .map(one -> "left " + Measure.of(one.left(), left -> Measure.bytes(left.bytes())))
        .orElse("");
  }

  private static Optional<GenerationHoldings> of(Model model, Generation generation) {
    Snapshot now = model.host().snapshot().orElseThrow();
    return HoldingsKnowledge.in(model.host().review().map(Review::advice).orElse(List.of()))
        .of(generation, now);
  }
}
