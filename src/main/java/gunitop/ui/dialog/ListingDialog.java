package gunitop.ui.dialog;

import gunitop.process.Listing;
import gunitop.process.Reading;
import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Effect;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.Scrolling;
import java.util.Optional;

/**
 * What was read of one process on request.
 *
 * @param listing empty until it has come
 * @param scroll by how many lines it is scrolled down
 * @param secrets whether values that look like secrets are shown
 */
public record ListingDialog(
    Effect.Inspect asked, Optional<Reading<Listing>> listing, int scroll, boolean secrets)
    implements Dialog {
  static ListingDialog of(Effect.Inspect asked) {
    return new ListingDialog(asked, Optional.empty(), 0, false);
  }

  ListingDialog with(Reading<Listing> read) {
    return new ListingDialog(asked, Optional.of(read), scroll, secrets);
  }

  @Override
  public Result press(Model model, Key key, long nanos) {
    if (key.equals(new Key.Typed('v'))) {
      return Result.of(model.with(new ListingDialog(asked, listing, scroll, !secrets)));
    }
    return Result.of(
        Scrolling.by(key, scroll)
            .map(line -> model.with(scrolledTo(line)))
            .orElse(model.withoutDialog()));
  }

  private ListingDialog scrolledTo(int wanted) {
    int lines = listing.map(read -> read.map(one -> one.lines().size()).orElse(0)).orElse(0);
    int line = Math.max(0, Math.min(wanted, lines - 1));
    return new ListingDialog(asked, listing, line, secrets);
  }

  @Override
  public void draw(Canvas canvas) {
    ListingView.draw(canvas, this);
  }

  @Override
  public Layer layer() {
    return Layer.PAGE;
  }
}
