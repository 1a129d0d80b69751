package gunitop.app;

import gunitop.masterlog.LogAnswer;
import gunitop.preflight.ConfigurationResult;
import gunitop.process.Listing;
import gunitop.process.Reading;
import gunitop.process.SendResult;
import gunitop.process.Signal;
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
  private final Consumer<Runnable> trials;
  private final Consumer<Runnable> starts;
  private final HostAccess world;
  private final Queue<Msg> queue;
  private final Optional<PreferencesFile> preferences;
  private final ProgramCalls callers;
  private final PreflightGate gate;
  private final Recorder recorder;
  private final ControlsLoop controls;
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
   * @param recorder has each command before it is sent
   * @param gate looks once more before a USR2 leaves
   * @param controls stands before everything that is sent
   */
  EffectRunner(
      HostAccess world,
      Queue<Msg> queue,
      Background background,
      Optional<PreferencesFile> preferences,
      PreflightGate gate,
      Recorder recorder,
      ControlsLoop controls,
      Screen screen) {
    this.world = world;
    this.logs = background.line("logs");
    this.inspections = background.line("process files");
    this.trials = background.line("check of the configuration");
    this.starts = background.line("last look before USR2");
    this.keeper = background.line("preferences");
    this.recorder = recorder;
    this.callers = new ProgramCalls(world, queue, background, recorder, controls);
    this.queue = queue;
    this.preferences = preferences;
    this.gate = gate;
    this.controls = controls;
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
    if (command.signal().get() == Signal.USR2 && gate.knows(command.target())) {
      starts.accept(() -> sendUnlessObjected(send));
      return;
    }
    sendNow(send);
  }

  @Override
  public void call(Effect.Call call) {
    callers.start(call);
  }

  @Override
  public void takeOver(Effect.TakeOver asked) {
    controls.takeOver(asked.claim());
  }

  /** A USR2 leaves only where nothing new stands against it. */
  private void sendUnlessObjected(Effect.Send send) {
    Optional<PreflightGate.Objection> objection = Optional.empty();
    boolean looked = false;
    try {
      objection = gate.objection(send.command().target());
      looked = true;
    } finally {
      if (!looked) {
        refuse(send, "gunitop failed to look once more what would make NEW fail");
      }
    }
    if (objection.isEmpty()) {
      sendNow(send);
      return;
    }
    queue.add(new Msg.Advised(objection.get().advice()));
    refuse(send, objection.get().reason());
  }

  private void refuse(Effect.Send send, String reason) {
    queue.add(
        new Msg.SignalReported(
            send.command(),
            new SendResult.Refused(reason),
            world.clock().time(),
            world.clock().nanos()));
  }

  /** Of two programs that send at the same moment, the one that holds the controls does. */
  private void sendNow(Effect.Send send) {
    Optional<String> refusal = controls.begin(send.command().target());
    if (refusal.isPresent()) {
      refuse(send, refusal.get());
      return;
    }
    try {
      sendHeld(send);
    } finally {
      controls.end();
    }
  }

  private void sendHeld(Effect.Send send) {
    Command command = send.command();
    recorder.sending(command, world.clock().time());
    // Its effect may be seen before the call returns, and is never told of as the earlier one.
    Instant time = world.clock().time();
    long nanos = world.clock().nanos();
    SendResult result =
        world
            .sender()
            .send(
                new SignalOrder(
                    command.signal().get(), command.target(), send.seen(), send.byPid()));
    recorder.result(command, result, time);
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

  private void read(Effect.FollowLogs asked) {
    LogAnswer answer = LogAnswer.NOT_READ;
    try {
      answer = world.masterLogs().read(asked.question());
    } finally {
      queue.add(new Msg.LogsFollowed(answer));
    }
  }

  @Override
  public void followLogs(Effect.FollowLogs asked) {
    logs.accept(() -> read(asked));
  }

  @Override
  public void inspect(Effect.Inspect inspect) {
    inspections.accept(() -> read(inspect));
  }

  /** Whatever happens to it, its end is reported: a panel waits for it. */
  private void run(Effect.CheckConfiguration asked) {
    ConfigurationResult result = ConfigurationResult.notRun("gunitop failed at it");
    try {
      result = world.configuration().run(asked.relaunch(), asked.snapshot());
    } finally {
      queue.add(new Msg.ConfigurationChecked(asked.relaunch().old().master().id(), result));
    }
  }

  @Override
  public void checkConfiguration(Effect.CheckConfiguration asked) {
    trials.accept(() -> run(asked));
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
