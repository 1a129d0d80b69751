package gunitop.ui.terminal;

import gunitop.ui.Key;

/** Takes keys as they come. */
@FunctionalInterface
public interface KeyListener {

  /** A key came; {@code nanos} is when it was read, by {@link System#nanoTime()}. */
  void key(Key key, long nanos);
}
