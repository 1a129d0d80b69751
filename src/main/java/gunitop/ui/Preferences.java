package gunitop.ui;

import java.time.Duration;

/**
 * What is kept from one run to the next: words in a file that can be edited by hand.
 *
 * @param setup colours, delay, columns
 * @param sort the order of the tree screen
 * @param inverted the other way round
 */
public record Preferences(Setup setup, SortKey sort, boolean inverted) {
  /** Nothing was kept. */
  public static final Preferences DEFAULT = new Preferences(Setup.DEFAULT, SortKey.PID, false);

  /** With another setup. */
  public Preferences with(Setup other) {
    return new Preferences(other, sort, inverted);
  }

  public Preferences with(Palette palette) {
    return with(setup.with(palette));
  }

  public Preferences with(Duration delay) {
    return with(setup.with(delay));
  }

  public Preferences with(SortKey key) {
    return new Preferences(setup, key, inverted);
  }

  public Preferences withInverted(boolean on) {
    return new Preferences(setup, sort, on);
  }
}
