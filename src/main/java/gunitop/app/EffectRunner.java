package gunitop.app;

import gunitop.process.Listing;
import gunitop.process.Reading;
import gunitop.process.SendResult;
import gunitop.process.SignalOrder;
import gunitop.ui.Effect;
import gunitop.ui.Msg;
import gunitop.ui.Notify;
import gunitop.upgrade.Command;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Consumer;

/** Does what the update wants done; the only one that acts. */
final class EffectRunner implements Effect.Handler {
  private static final int LOG_LINES = 400;

  private final Consumer<Runnable> logs;
  private final Consumer<Runnable> inspections;
  private final Consumer<Runnable> keeper;
  private final HostAccess world;
  private final Queue<Msg> queue;
  private final Optional<PreferencesFile> preferences;
  private final ProgramCalls callers;
  private final Screen screen;
  private String farewell = "";
  private OptionalInt exitCode = OptionalInt.empty();

  /** What the terminal can be asked for. */
  interface Screen {
    /** Gives the terminal back, stops this process, takes the terminal again. */
    void suspend();

    /** Paints the next frame whole. */
    void redraw();

    /** Calls the operator. */
    void summon(Notify how, String text);
  }

  /**
   * A runner.
   *
   * @param preferences where they are kept; empty where they are not
   */
  EffectRunner(
      HostAccess world,
      Queue<Msg> queue,
      Background background,
      Optional<PreferencesFile> preferences,
      Screen screen) {
    this.world = world;
    this.logs = background.line("logs");
    this.inspections = background.line("process files");
    this.keeper = background.line("preferences");
    this.callers = new ProgramCalls(world, queue, background);
    this.queue = queue;
    this.preferences = preferences;
    this.screen = screen;
  }

  /** Does these, in this order; returns the exit code where one of them ends the program. */
  OptionalInt run(List<Effect> effects) {
    for (Effect effect : effects) {
      effect.accept(this);
      if (exitCode.isPresent()) {
        break;
      }
    }
    return exitCode;
  }

  /** What to print once the terminal is the shell's again; may be empty. */
  String farewell() {
    return farewell;
  }

  @Override
  public void quit(Effect.Quit quit) {
    farewell = quit.farewell();
    exitCode = OptionalInt.of(quit.exitCode());
  }

  @Override
  public void send(Effect.Send send) {
    Command command = send.command();
    if (command.signal().isEmpty()) {
      callers.start(send);
      return;
    }
    // Its effect may be seen before the call returns, and is never told of as the earlier one.
    Instant time = world.clock().time();
    long nanos = world.clock().nanos();
    SendResult result =
        world
            .sender()
            .send(
                new SignalOrder(
                    command.signal().get(), command.target(), send.seen(), send.byPid()));
    queue.add(new Msg.SignalReported(command, result, time, nanos));
  }

  /** Whatever happens to the reading, its end is reported: a dialog waits for it. */
  private void read(Effect.ReadLog log) {
    Reading<List<String>> lines = Reading.notRead();
    try {
      lines = world.logs().last(log.holder(), log.path(), LOG_LINES);
    } finally {
      queue.add(new Msg.LogRead(log, lines));
    }
  }

  private void read(Effect.Inspect asked) {
    Reading<Listing> listing = Reading.notRead();
    try {
      listing = world.processes().read(asked.process(), asked.what());
    } finally {
      queue.add(new Msg.Inspected(asked, listing));
    }
  }

  @Override
  public void readLog(Effect.ReadLog log) {
    logs.accept(() -> read(log));
  }

  @Override
  public void inspect(Effect.Inspect inspect) {
    inspections.accept(() -> read(inspect));
  }

  @Override
  public void keep(Effect.Keep keep) {
    preferences.ifPresent(
        file ->
            keeper.accept(
                () -> file.keep(keep.words()).map(Msg.NotKept::new).ifPresent(queue::add)));
  }

  @Override
  public void steer(Effect.Steer steer) {
    world
        .rehearsal()
        .ifPresent(
            rehearsal -> queue.add(SimulatedHostAccess.steered(rehearsal, steer.steering())));
  }

  @Override
  public void suspend(Effect.Suspend suspend) {
    screen.suspend();
  }

  @Override
  public void summon(Effect.Summon summon) {
    screen.summon(summon.how(), summon.text());
  }

  @Override
  public void redraw(Effect.Redraw redraw) {
    screen.redraw();
  }
}
