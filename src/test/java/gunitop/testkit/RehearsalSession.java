package gunitop.testkit;

import gunitop.app.KnownOwner;
import gunitop.process.CallResult;
import gunitop.process.Focus;
import gunitop.process.SendResult;
import gunitop.rehearsal.Progress;
import gunitop.rehearsal.Rehearsal;
import gunitop.ui.Asked;
import gunitop.ui.Briefing;
import gunitop.ui.Effect;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import gunitop.ui.RunOptions;
import gunitop.ui.Size;
import gunitop.ui.program.Rendering;
import gunitop.ui.program.Update;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Act;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * An operator before a lesson: the program's own update, reviews and views on a simulated host,
 * under a clock that moves only when the operator waits, or when somebody looks at it.
 */
public final class RehearsalSession {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PER_LOOK_NANOS = 1_000_000;
  private static final int PATIENCE_LOOKS = 4000;

  private final AtomicLong system = new AtomicLong(Clock.NANOS);
  private final Rehearsal rehearsal;
  private final Update update = new Update(KnownOwner::review);
  private Model model;
  private String farewell = "";
  private Witness witness = new Witness() {};

  /** Who is told what happens, and may end the program in the middle of it. */
  public interface Witness {
    /** A message has made this model; false where the program ends before it acts on it. */
    default boolean after(Model model) {
      return true;
    }

    /** This is about to be sent; false where the program ends before. */
    default boolean sending(Command command, Model model) {
      return true;
    }

    /** It was sent; false where the program ends before it can tell. */
    default boolean sent(Command command, Model model) {
      return true;
    }

    /** A program that was started again shows this; what it finds of earlier runs. */
    default Optional<Msg> found(Model model) {
      return Optional.empty();
    }
  }

  /** Sits down before this lesson. */
  public RehearsalSession(String lesson, int columns, int rows) {
    rehearsal = Rehearsal.lesson(lesson, 1, Clock.TIME, () -> system.addAndGet(PER_LOOK_NANOS));
    RunOptions options = RunOptions.plain(Clock.ZONE).asking(new Asked.Pid(rehearsal.master()));
    model =
        Update.start(
            options, new Size(columns, rows), rehearsal.clock().time(), rehearsal.clock().nanos());
    briefed();
    receives(new Msg.Sampled(rehearsal.sampler().sample(Focus.NOTHING)));
    receives(new Msg.HostMeasured(rehearsal.load()));
    waits(1);
  }

  /** Lets somebody look on from now. */
  public RehearsalSession before(Witness other) {
    witness = other;
    return this;
  }

  /** The program has ended and is started again, on the same host. */
  private void restarted() {
    Witness later = witness;
    witness = new Witness() {};
    int master =
        UpgradeState.of(model).last().orElseThrow().application().youngest().master().pid();
    Size size = model.size();
    RunOptions options = RunOptions.plain(Clock.ZONE).asking(new Asked.Pid(master));
    model = Update.start(options, size, rehearsal.clock().time(), rehearsal.clock().nanos());
    briefed();
    receives(new Msg.Sampled(rehearsal.sampler().sample(Focus.NOTHING)));
    later.found(model).ifPresent(this::receives);
    receives(new Msg.HostMeasured(rehearsal.load()));
    witness = later;
  }

  /** What the program knows. */
  public Model model() {
    return model;
  }

  /** The lesson. */
  public Rehearsal rehearsal() {
    return rehearsal;
  }

  /** The screen. */
  public String screen() {
    return Rendering.frame(model).text();
  }

  /** What was printed on leaving. */
  public String farewell() {
    return farewell;
  }

  /** Presses letters, one after the other, each alone. */
  public RehearsalSession presses(String letters) {
    letters.chars().forEach(letter -> presses(new Key.Typed(letter)));
    return this;
  }

  /** Presses a key, alone. */
  public RehearsalSession presses(Key key) {
    waits(0.4);
    receives(new Msg.KeyPressed(key, rehearsal.clock().nanos()));
    return waits(0.3);
  }

  /** Looks on for so many seconds of the lesson's time. */
  public RehearsalSession waits(double seconds) {
    long until = rehearsal.clock().nanos() + (long) (seconds * 1e9);
    while (rehearsal.clock().nanos() < until) {
      look();
    }
    return this;
  }

  /** Looks on until the upgrade stands here. */
  public RehearsalSession until(Stage stage) {
    return until(stage.name(), () -> current().stage() == stage);
  }

  /** Looks on until the screen shows this. */
  public RehearsalSession untilShown(String words) {
    return until(words, () -> screen().contains(words));
  }

  private RehearsalSession until(String what, BooleanSupplier condition) {
    for (int looks = 0; !condition.getAsBoolean(); looks++) {
      if (looks > PATIENCE_LOOKS) {
        throw new AssertionError("waited in vain for " + what + ":\n" + screen());
      }
      look();
    }
    return this;
  }

  private Assessment current() {
    return UpgradeState.of(model).last().orElseThrow();
  }

  private void look() {
    system.addAndGet((long) (LOOK_NANOS / rehearsal.clock().speed()));
    receives(new Msg.Tick(rehearsal.clock().time(), rehearsal.clock().nanos()));
    receives(new Msg.Sampled(rehearsal.sampler().sample(model.focus())));
    if (!model.owners().isNobody()) {
      receives(new Msg.OwnersAnswered(rehearsal.owners().ask(model.owners())));
    }
    briefed();
  }

  private void briefed() {
    Progress progress = rehearsal.progress();
    receives(
        new Msg.Briefed(
            new Briefing(
                progress.title(),
                progress.goal(),
                progress.speed(),
                progress.disk(),
                progress.client(),
                progress.verdict().map(end -> new Briefing.Closing(end.good(), end.text())))));
  }

  private void receives(Msg message) {
    Result result = update.update(model, message);
    model = update.shown(result.model(), result.model(), rehearsal.clock().nanos());
    if (witness.after(model)) {
      result.effects().forEach(this::act);
    } else {
      restarted();
    }
  }

  private void act(Effect effect) {
    if (effect instanceof Effect.Send send) {
      send(send.command());
    } else if (effect instanceof Effect.Call call) {
      call(call.command());
    } else if (effect instanceof Effect.ReadLog log) {
      receives(new Msg.LogRead(log, rehearsal.logs().last(log.holder(), log.path(), 400)));
    } else if (effect instanceof Effect.FollowLogs logs) {
      receives(new Msg.LogsFollowed(rehearsal.masterLogs().read(logs.question())));
    } else if (effect instanceof Effect.Quit quit) {
      farewell = quit.farewell();
    } else if (effect instanceof Effect.Steer steer) {
      switch (steer.steering()) {
        case SLOWER -> rehearsal.slower();
        case FASTER -> rehearsal.faster();
        case EXCHANGE_CODE -> rehearsal.exchange();
      }
      briefed();
    }
  }

  private void send(Command command) {
    if (!witness.sending(command, model)) {
      restarted();
      return;
    }
    SendResult sent =
        rehearsal.sender().send(Orders.order(command.signal().orElseThrow(), command.target()));
    if (!witness.sent(command, model)) {
      restarted();
      return;
    }
    receives(
        new Msg.SignalReported(command, sent, rehearsal.clock().time(), rehearsal.clock().nanos()));
  }

  private void call(Command command) {
    receives(new Msg.CallStarted(command, rehearsal.clock().time(), rehearsal.clock().nanos()));
    if (command.act() instanceof Act.Stop stop) {
      called(
          command,
          rehearsal
              .control()
              .stop(
                  stop.supervisord(),
                  stop.program(),
                  command.target(),
                  Duration.ofSeconds(stop.deadlineSeconds())));
    } else if (command.act() instanceof Act.HandOver handover) {
      called(
          command,
          rehearsal
              .control()
              .handOver(
                  handover.unit(), handover.main(), command.target(), handover.opensAccess()));
    }
  }

  private void called(Command command, CallResult result) {
    receives(
        new Msg.CallReported(command, result, rehearsal.clock().time(), rehearsal.clock().nanos()));
  }
}
