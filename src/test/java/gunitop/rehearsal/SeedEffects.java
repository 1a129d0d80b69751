package gunitop.rehearsal;

import gunitop.process.CallResult;
import gunitop.process.Reading;
import gunitop.process.SeenProgram;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.SignalOrder;
import gunitop.ui.Effect;
import gunitop.ui.Msg;
import gunitop.upgrade.Act;
import gunitop.upgrade.Command;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Does what the program wants done to the world of a seed; results come back a little later. */
final class SeedEffects implements Effect.Handler {
  private static final double LOOK_SECONDS = 0.1;
  private static final int LOG_LINES = 400;

  private final SeedWorld world;
  private final SeedSession session;
  private final Random random;

  SeedEffects(SeedWorld world, SeedSession session, Random random) {
    this.world = world;
    this.session = session;
    this.random = random;
  }

  private double late() {
    return random.nextInt(5) == 0 ? random.nextDouble() : 0.001;
  }

  @Override
  public void send(Effect.Send effect) {
    Command command = effect.command();
    Instant time = world.clock.time();
    long nanos = world.clock.nanos();
    SendResult result =
        new RehearsalSender(world.simulation)
            .send(
                new SignalOrder(
                    command.signal().orElseThrow(),
                    command.target(),
                    effect.seen(),
                    effect.byPid()));
    signalled(command, command.signal().orElseThrow(), result);
    boolean isStep = session.model().steps().unsent(command).isPresent();
    session.after(
        isStep ? late() : 0.001,
        () -> session.receives(new Msg.SignalReported(command, result, time, nanos)));
  }

  private void signalled(Command command, Signal signal, SendResult result) {
    if (result instanceof SendResult.Sent) {
      did(command, host -> host.site.host.signal(signal, command.target().pid()));
    }
  }

  private static boolean handed(Simulation host, int next) {
    SimulatedUnit unit = host.unit.orElseThrow();
    host.site.host.schedule.after(0.3, () -> unit.main(next));
    return true;
  }

  private static void stopped(Simulation host) {
    host.supervisord.orElseThrow().stop();
  }

  private void did(Command command, Consumer<Simulation> act) {
    ShownFrames.Pressed key = session.frames.lastKey();
    world.deeds.add(
        new Deeds.Deed(
            command.text(),
            world.clock.nanos(),
            act,
            OutageTruth.isAnnounced(command, key),
            key.screen()));
  }

  @Override
  public void call(Effect.Call effect) {
    Command command = effect.command();
    session.receives(new Msg.CallStarted(command, world.clock.time(), world.clock.nanos()));
    if (command.act() instanceof Act.Stop stop) {
      stop(command, stop);
    } else if (command.act() instanceof Act.HandOver handover) {
      handOver(command, handover);
    } else {
      makesRoom(command);
    }
  }

  private void stop(Command command, Act.Stop stop) {
    SimulatedSupervisord owner = world.simulation.supervisord.orElseThrow();
    if (!owner.runs(command.target().pid())) {
      ends(command, new CallResult.NotRun("supervisord does not run it now"));
      return;
    }
    stopped(world.simulation);
    did(command, SeedEffects::stopped);
    awaits(
        command,
        stop.deadlineSeconds(),
        () -> owner.state().equals("STOPPED"),
        new CallResult.Ended(0, stop.program() + ": stopped"),
        new CallResult.TimedOut(stop.deadlineSeconds(), ""));
  }

  private void handOver(Command command, Act.HandOver handover) {
    SimulatedUnit unit = world.simulation.unit.orElseThrow();
    boolean fits =
        unit.facts().mainPid() == handover.main().pid()
            && world.host().lives(command.target().pid());
    if (!fits) {
      ends(command, new CallResult.NotRun("it is not the main process now"));
      return;
    }
    if (random.nextInt(6) > 0) {
      int next = command.target().pid();
      world.simulation.now(() -> handed(world.simulation, next));
      did(command, host -> handed(host, next));
    }
    awaits(
        command,
        3,
        () -> unit.facts().mainPid() == command.target().pid(),
        new CallResult.Ended(0, "MainPID=" + command.target().pid()),
        new CallResult.Ended(1, "systemd did not take it"));
  }

  private void makesRoom(Command command) {
    SendResult sent =
        new RehearsalSender(world.simulation)
            .send(new SignalOrder(Signal.TERM, command.target(), SeenProgram.UNSEEN, false));
    signalled(command, Signal.TERM, sent);
    ends(
        command,
        sent instanceof SendResult.Sent
            ? new CallResult.Ended(0, "")
            : new CallResult.NotRun("not sent"));
  }

  private void awaits(
      Command command, double seconds, BooleanSupplier done, CallResult good, CallResult bad) {
    if (world.simulation.now(done::getAsBoolean)) {
      ends(command, good);
    } else if (seconds <= 0) {
      ends(command, bad);
    } else {
      session.after(LOOK_SECONDS, () -> awaits(command, seconds - LOOK_SECONDS, done, good, bad));
    }
  }

  private void ends(Command command, CallResult result) {
    session.after(
        late(),
        () ->
            session.receives(
                new Msg.CallReported(command, result, world.clock.time(), world.clock.nanos())));
  }

  @Override
  public void takeOver(Effect.TakeOver effect) {
    session.after(late(), () -> session.receives(new Msg.TakeoverRefused("it does not answer")));
  }

  @Override
  public void readLog(Effect.ReadLog effect) {
    Reading<List<String>> lines = random.nextInt(4) == 0 ? Reading.notRead() : log(effect.path());
    session.after(late(), () -> session.receives(new Msg.LogRead(effect, lines)));
  }

  private Reading<List<String>> log(String path) {
    return world.simulation.now(
        () ->
            world
                .host()
                .logLines(path)
                .map(lines -> lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()))
                .<Reading<List<String>>>map(Reading::known)
                .orElseGet(Reading::notRead));
  }

  @Override
  public void followLogs(Effect.FollowLogs effect) {
    session.after(
        late(),
        () ->
            session.receives(
                new Msg.LogsFollowed(
                    new SimulatedMasterLogs((holder, path, most) -> log(path))
                        .read(effect.question()))));
  }

  @Override
  public void inspect(Effect.Inspect effect) {
    session.after(late(), () -> session.receives(new Msg.Inspected(effect, Reading.notRead())));
  }

  @Override
  public void checkConfiguration(Effect.CheckConfiguration effect) {
    // The panel waits; its end is a matter of the program that runs it.
  }

  @Override
  public void quit(Effect.Quit effect) {
    session.start();
  }

  @Override
  public void suspend(Effect.Suspend effect) {
    // The shell's.
  }

  @Override
  public void keep(Effect.Keep effect) {
    // Nothing of it concerns the world.
  }

  @Override
  public void steer(Effect.Steer effect) {
    throw new Violation("nothing is rehearsed, and yet the clock is steered");
  }

  @Override
  public void summon(Effect.Summon effect) {
    // A bell.
  }

  @Override
  public void redraw(Effect.Redraw effect) {
    // The terminal's.
  }
}
