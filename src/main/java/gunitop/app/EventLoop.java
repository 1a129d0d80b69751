package gunitop.app;

import gunitop.sampling.HostClock;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Update;
import gunitop.ui.frame.Frame;
import gunitop.ui.view.Picture;
import gunitop.ui.view.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Gives everything that happens one order: takes messages from the queue, updates the model, lets
 * the effects be run, and paints. Blocks while nothing happens; wakes by itself only when the model
 * asks for it.
 */
final class EventLoop {
  private final HostClock clock;
  private final BlockingQueue<Msg> queue;
  private final Update update;
  private final EffectRunner effects;
  private final Consumer<Frame> screen;
  private final Consumer<Model> watchers;
  private final Rendering rendering = new Rendering();

  /**
   * A loop.
   *
   * @param screen paints a frame
   * @param watchers are told each new model before it is painted: what to look at, and how often
   */
  EventLoop(
      HostClock clock,
      BlockingQueue<Msg> queue,
      Update update,
      EffectRunner effects,
      Consumer<Frame> screen,
      Consumer<Model> watchers) {
    this.clock = clock;
    this.queue = queue;
    this.update = update;
    this.effects = effects;
    this.screen = screen;
    this.watchers = watchers;
  }

  /** Runs until the operator quits; returns the exit code. */
  int run(Model start) throws InterruptedException {
    Model model = start;
    Picture picture = rendering.next(model);
    screen.accept(picture.frame());
    while (true) {
      for (Msg message : next(model)) {
        Update.Result result = update.update(model, located(message, picture));
        model = result.model();
        OptionalInt end = effects.run(result.effects());
        if (end.isPresent()) {
          return end.getAsInt();
        }
      }
      watchers.accept(model);
      picture = rendering.next(model);
      screen.accept(picture.frame());
      model = update.shown(model, clock.nanos());
    }
  }

  /** The mouse points at what the operator sees: at the frame that was painted last. */
  private static Msg located(Msg message, Picture picture) {
    return message instanceof Msg.KeyPressed pressed && pressed.key() instanceof Key.Mouse mouse
        ? new Msg.Pointed(mouse.action(), picture.at(mouse.column(), mouse.row()), pressed.nanos())
        : message;
  }

  /** All messages that are there, at least one; a tick where the model's time has come. */
  private List<Msg> next(Model model) throws InterruptedException {
    List<Msg> messages = new ArrayList<>();
    Msg first =
        model.wakeAtNanos().isPresent()
            ? queue.poll(clock.waitNanos(model.wakeAtNanos().get()), TimeUnit.NANOSECONDS)
            : queue.take();
    if (first == null) {
      messages.add(new Msg.Tick(clock.time(), clock.nanos()));
    } else {
      messages.add(first);
      queue.drainTo(messages);
    }
    return messages;
  }
}
