package gunitop.ui;

import java.util.Optional;

/** How keys scroll a text. */
public final class Scrolling {
  private static final int PAGE = 10;

  private Scrolling() {}

  /** The line that a key scrolls to from this one; empty where the key does not scroll. */
  public static Optional<Integer> by(Key key, int from) {
    if (!(key instanceof Key.Named named)) {
      return Optional.empty();
    }
    return switch (named.name()) {
      case UP -> Optional.of(Math.max(0, from - 1));
      case DOWN -> Optional.of(from + 1);
      case PAGE_UP -> Optional.of(Math.max(0, from - PAGE));
      case PAGE_DOWN -> Optional.of(from + PAGE);
      case HOME -> Optional.of(0);
      default -> Optional.empty();
    };
  }
}
