package gunitop.rehearsal;

import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.program.Rendering;
import gunitop.ui.program.Showing;
import gunitop.ui.program.Update;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The operator's screen: one frame after the other, each a while under way; what stood there lately
 * is kept, and what was on it when a key was pressed.
 */
final class ShownFrames {
  /** For how long an offer must have been there before its key counts. */
  static final long SEEN_NANOS = 200_000_000L;

  private static final long NEVER = Long.MAX_VALUE;

  private record Shown(Model model, long nanos) {}

  /**
   * A key, and what was seen before it.
   *
   * @param others how long before it another key came, in nanoseconds
   * @param before every model whose frame stood on the screen in the last 0.2 s, the latest first
   */
  record Pressed(Key key, long nanos, long others, List<Model> before) {
    /** The screen at which it was pressed. */
    String screen() {
      return before.isEmpty() ? "" : Rendering.frame(before.get(0)).text();
    }
  }

  private final Update update;
  private final long frameNanos;
  private final Deque<Shown> shown = new ArrayDeque<>();
  private Model painted;
  private long arrivalNanos = NEVER;
  private Pressed last = new Pressed(new Key.Unknown(), Long.MIN_VALUE / 2, NEVER, List.of());

  ShownFrames(Update update, double frameSeconds) {
    this.update = update;
    frameNanos = (long) (frameSeconds * 1e9);
  }

  /** A program has started; its first frame is painted. */
  void begin(Model model) {
    shown.clear();
    painted = model;
    arrivalNanos = 0;
  }

  /** When the frame arrives that is under way. */
  long arrivalNanos() {
    return arrivalNanos;
  }

  /** Lets the frame arrive that is due, and paints the next one where the picture is another. */
  Model painted(Model model, long now) {
    if (arrivalNanos <= now) {
      arrivalNanos = NEVER;
      arrived(now);
      return paint(update.shown(model, painted, now), now);
    }
    return arrivalNanos == NEVER ? paint(model, now) : model;
  }

  private Model paint(Model model, long now) {
    if (painted == model || Showing.isSame(painted, model)) {
      return model;
    }
    Model next = update.shown(model, painted, now);
    painted = next;
    if (frameNanos > 0) {
      arrivalNanos = now + frameNanos;
      return next;
    }
    arrived(now);
    return update.shown(next, painted, now);
  }

  private void arrived(long now) {
    shown.addFirst(new Shown(painted, now));
    while (shown.size() > 1 && secondLastEnded(now)) {
      shown.removeLast();
    }
  }

  /** Whether the frame after the eldest stands there for longer than is asked for. */
  private boolean secondLastEnded(long now) {
    Shown eldest = shown.removeLast();
    boolean ended = now - shown.peekLast().nanos() > 2 * SEEN_NANOS;
    shown.addLast(eldest);
    return ended;
  }

  /** A key is pressed. */
  void pressed(Key key, long now) {
    List<Model> before = new ArrayList<>();
    for (Shown one : shown) {
      before.add(one.model());
      if (now - one.nanos() >= SEEN_NANOS) {
        break;
      }
    }
    last = new Pressed(key, now, now - last.nanos(), List.copyOf(before));
  }

  Pressed lastKey() {
    return last;
  }

  /** What the operator reads now. */
  Optional<Model> seen() {
    return Optional.ofNullable(shown.peekFirst()).map(Shown::model);
  }
}
