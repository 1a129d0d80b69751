package gunitop.app;

import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.SignalOrder;
import gunitop.sampling.HostClock;
import gunitop.signalling.SignalSender;
import gunitop.supervision.OwnerControl;
import gunitop.ui.Effect;
import gunitop.ui.Msg;
import gunitop.upgrade.Act;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Carries out calls, one after the other, on a thread of its own. */
final class ProgramCalls {
  /** A round of five tries, the back-off after it, and an import. */
  private static final long TRY_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final SignalSender sender;
  private final OwnerControl owners;
  private final HostClock clock;
  private final Queue<Msg> queue;
  private final Recorder recorder;
  private final Consumer<Runnable> line;
  private final ControlsLoop controls;

  ProgramCalls(
      HostAccess world,
      Queue<Msg> queue,
      Background background,
      Recorder recorder,
      ControlsLoop controls) {
    this.recorder = recorder;
    this.controls = controls;
    this.line = background.line("called programs");
    this.sender = world.sender();
    this.owners = world.control();
    this.clock = world.clock();
    this.queue = queue;
  }

  /** Starts it, and reports that and its end. */
  void start(Effect.Call call) {
    recorder.sending(call.command(), clock.time());
    queue.add(new Msg.CallStarted(call.command(), clock.time(), clock.nanos()));
    line.accept(() -> report(call));
  }

  /** Whatever happens to the call, its end is reported: a step waits for it. */
  private void report(Effect.Call call) {
    CallResult result =
        new CallResult.NotRun("gunitop failed at it; whether the program was started is unknown");
    try {
      result = held(call);
    } finally {
      recorder.result(call.command(), result, clock.time());
      queue.add(new Msg.CallReported(call.command(), result, clock.time(), clock.nanos()));
    }
  }

  /** Nobody else can take the controls before the call has ended. */
  private CallResult held(Effect.Call call) {
    Optional<String> refusal = controls.begin(call.command().target());
    if (refusal.isPresent()) {
      return new CallResult.NotRun(refusal.get());
    }
    try {
      return carriedOut(call);
    } finally {
      controls.end();
    }
  }

  private CallResult carriedOut(Effect.Call call) {
    ProcessId target = call.command().target();
    return call.command()
        .call()
        .orElseThrow()
        .accept(
            new Act.Call.Handler<>() {
              @Override
              public CallResult stop(Act.Stop stop) {
                Duration deadline = Duration.ofSeconds(stop.deadlineSeconds());
                return owners.stop(stop.supervisord(), stop.program(), target, deadline);
              }

              @Override
              public CallResult handOver(Act.HandOver handover) {
                return owners.handOver(
                    handover.unit(), handover.main(), target, handover.opensAccess());
              }

              @Override
              public CallResult yield(Act.Yield yield) {
                return yielded(yield, call);
              }
            });
  }

  /** TERM at the right moment of a third master's retry; at once where nothing tells it. */
  private CallResult yielded(Act.Yield yield, Effect.Call call) {
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
            new SignalOrder(Signal.TERM, call.command().target(), call.seen(), call.byPid()));
    return sent instanceof SendResult.Sent
        ? new CallResult.Ended(0, "sent " + when)
        : new CallResult.NotRun("TERM was not sent: " + sent);
  }
}
