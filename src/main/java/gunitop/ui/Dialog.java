package gunitop.ui;

import java.util.Optional;

/**
 * What lies over a screen and takes the keys. Each dialog is a record of its own in the room that
 * it belongs to; what is to be said of every one of them stands here.
 */
public interface Dialog {
  /** What a key does. Ctrl-C, Ctrl-Z and Ctrl-L mean the same everywhere and never come here. */
  Result press(Model model, Key key, long nanos);

  /** Draws it over what is there. */
  void draw(Canvas canvas);

  /** How it lies there. */
  Layer layer();

  /** One of its entries was clicked; the first one is 0. */
  default Result clicked(Model model, int entry) {
    return Result.of(model);
  }

  /** The signal about which it asks; empty where it asks for none. */
  default Optional<Offered> question() {
    return Optional.empty();
  }

  /** A snapshot came while it lies there. */
  default Result renewed(Model model) {
    return Result.of(model);
  }
}
