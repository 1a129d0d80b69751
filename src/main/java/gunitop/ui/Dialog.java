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

  /** Whether nothing of the screen below can be seen. */
  boolean coversScreen();

  /** By how many lines a notch of the mouse's wheel moves it; 0 where it does not. */
  int wheelLines();

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
