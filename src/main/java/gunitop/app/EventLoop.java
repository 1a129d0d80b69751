package gunitop.app;

import gunitop.sampling.HostClock;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Picture;
import gunitop.ui.Result;
import gunitop.ui.frame.Frame;
import gunitop.ui.program.Rendering;
import gunitop.ui.program.Showing;
import gunitop.ui.program.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gives everything that happens one order: takes messages from the queue, updates the model, lets
 * the effects be run, and paints where the picture has changed or was disturbed. Blocks while
 * nothing happens; wakes by itself only when the model asks for it, and while a frame is under way
 * to the operator.
 */
final class EventLoop {
  /** How soon to look again whether a frame has arrived. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final HostClock clock;
  private final BlockingQueue<Msg> queue;
  private final Update update;
  private final EffectRunner effects;
  private final Recorder recorder;
  private final Consumer<Frame> screen;
  private final Consumer<Model> watchers;
  private final FrameDelivery delivery;
  private final Supplier<Optional<Msg>> waiting;
  private final Rendering rendering = new Rendering();

  /**
   * A loop.
   *
   * @param recorder is told each change before its effects are run
   * @param screen paints a frame
   * @param watchers are told each model before it is painted, and the first one after: what to look
   *     at, and how often
   * @param delivery whether a frame has reached the operator
   * @param waiting what is taken in before the next message, and worth no waking
   */
  EventLoop(
      HostClock clock,
      BlockingQueue<Msg> queue,
      Update update,
      EffectRunner effects,
      Recorder recorder,
      Consumer<Frame> screen,
      Consumer<Model> watchers,
      FrameDelivery delivery,
      Supplier<Optional<Msg>> waiting) {
    this.clock = clock;
    this.queue = queue;
    this.update = update;
    this.effects = effects;
    this.recorder = recorder;
    this.screen = screen;
    this.watchers = watchers;
    this.delivery = delivery;
    this.waiting = waiting;
  }

  /** Runs until the operator quits; returns the exit code. */
  int run(Model start) throws InterruptedException {
    Picture picture = rendering.next(start);
    screen.accept(picture.frame());
    delivery.painted(System.nanoTime());
    watchers.accept(start);
    Model painted = start;
    Model model = seen(start, painted);
    boolean owed = false;
    while (true) {
      boolean disturbed = false;
      for (Msg message : next(model)) {
        Msg told = located(message, picture);
        Result result = update.update(model, told);
        recorder.after(model, told, result.model());
        model = result.model();
        disturbed |= message instanceof Msg.Resized || !result.effects().isEmpty();
        OptionalInt end = effects.run(result.effects());
        if (end.isPresent()) {
          return end.getAsInt();
        }
      }
      if (disturbed || !Showing.isSame(painted, model)) {
        watchers.accept(model);
        owed = true;
      }
      if (owed && !delivery.isUnderWay(System.nanoTime())) {
        model = update.shown(model, painted, clock.nanos());
        picture = rendering.next(model);
        screen.accept(picture.frame());
        delivery.painted(System.nanoTime());
        painted = model;
        owed = false;
      }
      model = seen(model, painted);
    }
  }

  /** Once the frame has arrived, what it offers counts as seen. */
  private Model seen(Model model, Model painted) {
    return delivery.isUnderWay(System.nanoTime())
        ? model
        : update.shown(model, painted, clock.nanos());
  }

  /** The mouse points at what the operator sees: at the frame that was painted last. */
  private static Msg located(Msg message, Picture picture) {
    return message instanceof Msg.KeyPressed pressed && pressed.key() instanceof Key.Mouse mouse
        ? new Msg.Pointed(mouse.action(), picture.at(mouse.column(), mouse.row()), pressed.nanos())
        : message;
  }

  /**
   * All messages that are there; a tick where the model's time has come; none where it is time to
   * look after the frame that is under way.
   */
  private List<Msg> next(Model model) throws InterruptedException {
    List<Msg> messages = new ArrayList<>();
    long now = System.nanoTime();
    long wake = model.wakeAtNanos().map(clock::waitNanos).orElse(Long.MAX_VALUE);
    long look = delivery.isUnderWay(now) ? LOOK_NANOS : Long.MAX_VALUE;
    long patience = Math.min(wake, look);
    Msg first =
        patience == Long.MAX_VALUE ? queue.take() : queue.poll(patience, TimeUnit.NANOSECONDS);
    waiting.get().ifPresent(messages::add);
    if (first == null) {
      if (wake <= look) {
        messages.add(new Msg.Tick(clock.time(), clock.nanos()));
      }
    } else {
      messages.add(first);
      queue.drainTo(messages);
    }
    return messages;
  }
}
