package gunitop.app;

import gunitop.process.CallResult;
import gunitop.process.SendResult;
import gunitop.supervision.Handover;
import gunitop.supervision.SupervisorStop;
import gunitop.ui.Msg;
import gunitop.upgrade.Act;
import gunitop.upgrade.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Carries out the commands that call a program, one after the other, on a thread of its own. */
final class Callers {
  private final Queue<Msg> queue;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread caller = new Thread(task, "caller");
            caller.setDaemon(true);
            return caller;
          });

  Callers(Queue<Msg> queue) {
    this.queue = queue;
  }

  /** Starts it, and reports that and its end. */
  void start(Command command) {
    queue.add(
        new Msg.SignalReported(command, new SendResult.Sent(), Instant.now(), System.nanoTime()));
    thread.execute(
        () ->
            queue.add(
                new Msg.CallReported(command, call(command), Instant.now(), System.nanoTime())));
  }

  private static CallResult call(Command command) {
    if (command.act() instanceof Act.Stop stop) {
      return SupervisorStop.run(
          stop.words(), command.target(), Duration.ofSeconds(stop.deadlineSeconds()));
    }
    if (command.act() instanceof Act.HandOver handover) {
      return Handover.run(
          handover.unit(), handover.main(), command.target(), handover.opensAccess());
    }
    return new CallResult.NotRun("it is a signal");
  }
}
