package gunitop.app;

import gunitop.ui.frame.Frame;
import java.util.function.Consumer;

/**
 * A screen that starts what can wait once the operator sees the first snapshot: the host's meters
 * and their library, and the owners' programs, would take processors from that first frame.
 */
final class FirstSight implements Consumer<Frame> {
  /** The event loop paints an empty frame before the one with the first snapshot. */
  private static final int WITH_A_SNAPSHOT = 2;

  private final Consumer<Frame> screen;
  private final Runnable afterwards;
  private int painted;

  FirstSight(Consumer<Frame> screen, Runnable afterwards) {
    this.screen = screen;
    this.afterwards = afterwards;
  }

  @Override
  public void accept(Frame frame) {
    screen.accept(frame);
    if (painted < WITH_A_SNAPSHOT && ++painted == WITH_A_SNAPSHOT) {
      afterwards.run();
    }
  }
}
