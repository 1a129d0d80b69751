package gunitop.app;

import gunitop.kernel.SendQueue;
import gunitop.kernel.SocketEntry;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whether the frame that was painted last has reached the operator's host. Until then no other one
 * is painted, so that a slow line carries the newest state and no queue of old ones, and no offer
 * in it counts as seen. Where nothing is known of the line a frame has arrived once it is written.
 * Times are nanoseconds of the monotonic clock; not thread-safe.
 */
final class FrameDelivery {
  /** How long sshd may take to hand on what was written to its pty. */
  static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  /**
   * After this long the line is taken to carry other traffic too, and need not fall silent: it is
   * enough that everything has arrived that it had to carry at this time.
   */
  static final long SHARED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long NOTHING = -1;

  private final Supplier<Optional<SendQueue>> line;
  private final boolean known;
  private boolean underWay;
  private long painted;
  private long goal = NOTHING;

  private FrameDelivery(Supplier<Optional<SendQueue>> line, boolean known) {
    this.line = line;
    this.known = known;
  }

  /** Over a line of which nothing is known. */
  static FrameDelivery unknown() {
    return new FrameDelivery(Optional::empty, false);
  }

  /** Over a line that tells what has not arrived; nothing once it cannot any more. */
  static FrameDelivery over(Supplier<Optional<SendQueue>> line) {
    return new FrameDelivery(line, true);
  }

  /** A frame was written at this time. */
  void painted(long nanos) {
    underWay = known;
    painted = nanos;
    goal = NOTHING;
  }

  /** Whether the last frame is still under way; to be asked again soon while it is. */
  boolean isUnderWay(long nanos) {
    if (underWay && nanos - painted >= SETTLE_NANOS) {
      underWay = line.get().filter(queue -> isStillIn(queue, nanos)).isPresent();
    }
    return underWay;
  }

  private boolean isStillIn(SendQueue queue, long nanos) {
    if (queue.waiting() == 0) {
      return false;
    }
    if (queue.acknowledged() == SocketEntry.UNKNOWN) {
      return true;
    }
    if (goal == NOTHING && nanos - painted >= SHARED_NANOS) {
      goal = queue.acknowledged() + queue.waiting();
    }
    return goal == NOTHING || queue.acknowledged() < goal;
  }
}
