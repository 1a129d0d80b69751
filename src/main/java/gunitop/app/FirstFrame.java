package gunitop.app;

import gunitop.ui.frame.Frame;
import java.util.function.Consumer;

/**
 * A screen that starts what can wait once the operator sees the first snapshot: the host's meters
 * and their library, and the owners' programs, would take processors from that first frame.
 */
final class FirstFrame implements Consumer<Frame> {
  private final Consumer<Frame> screen;
  private final Runnable afterwards;
  private boolean painted;

  FirstFrame(Consumer<Frame> screen, Runnable afterwards) {
    this.screen = screen;
    this.afterwards = afterwards;
  }

  @Override
  public void accept(Frame frame) {
    screen.accept(frame);
    if (!painted) {
      painted = true;
      afterwards.run();
    }
  }
}
