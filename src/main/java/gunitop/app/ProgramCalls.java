package gunitop.app;

import gunitop.process.CallResult;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.SignalOrder;
import gunitop.sampling.HostClock;
import gunitop.signalling.SignalSender;
import gunitop.supervision.OwnerControl;
import gunitop.ui.Effect;
import gunitop.ui.Msg;
import gunitop.upgrade.Act;
import gunitop.upgrade.Command;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Carries out the commands that call a program, one after the other, on a thread of its own. */
final class ProgramCalls {
  /** A round of five tries, the back-off after it, and an import. */
  private static final long TRY_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final SignalSender sender;
  private final OwnerControl owners;
  private final HostClock clock;
  private final Queue<Msg> queue;
  private final Consumer<Runnable> line;

  ProgramCalls(HostAccess world, Queue<Msg> queue, Background background) {
    this.line = background.line("called programs");
    this.sender = world.sender();
    this.owners = world.control();
    this.clock = world.clock();
    this.queue = queue;
  }

  /** Starts it, and reports that and its end. */
  void start(Effect.Send send) {
    Command command = send.command();
    queue.add(new Msg.SignalReported(command, new SendResult.Sent(), clock.time(), clock.nanos()));
    line.accept(() -> report(send));
  }

  /** Whatever happens to the call, its end is reported: a step waits for it. */
  private void report(Effect.Send send) {
    CallResult result =
        new CallResult.NotRun("gunitop failed at it; whether the program was started is unknown");
    try {
      result = call(send);
    } finally {
      queue.add(new Msg.CallReported(send.command(), result, clock.time(), clock.nanos()));
    }
  }

  private CallResult call(Effect.Send send) {
    Command command = send.command();
    if (command.act() instanceof Act.Stop stop) {
      return owners.stop(
          stop.supervisord(),
          stop.program(),
          command.target(),
          Duration.ofSeconds(stop.deadlineSeconds()));
    }
    if (command.act() instanceof Act.HandOver handover) {
      return owners.handOver(
          handover.unit(), handover.main(), command.target(), handover.opensAccess());
    }
    return command.act() instanceof Act.Yield yield
        ? yielded(yield, send)
        : new CallResult.NotRun("it is a signal");
  }

  /** TERM at the right moment of a third master's retry; at once where nothing tells it. */
  private CallResult yielded(Act.Yield yield, Effect.Send send) {
    String when = "at once";
    if (!yield.logs().isEmpty()) {
      OptionalLong seen = owners.nextTry(yield.logs(), yield.supervisord(), TRY_NANOS);
      if (seen.isEmpty()) {
        return new CallResult.NotRun(
            "no try of a third master was logged within 30 s; TERM was not sent");
      }
      long due = seen.getAsLong() + TimeUnit.MILLISECONDS.toNanos(1000L - yield.leadMillis());
      while (clock.waitNanos(due) > 0) {
        LockSupport.parkNanos(clock.waitNanos(due));
      }
      when = 1000 - yield.leadMillis() + " ms after a try of the third master";
    }
    SendResult sent =
        sender.send(
            new SignalOrder(Signal.TERM, send.command().target(), send.seen(), send.byPid()));
    return sent instanceof SendResult.Sent
        ? new CallResult.Ended(0, "sent " + when)
        : new CallResult.NotRun("TERM was not sent: " + sent);
  }
}
