package gunitop.rehearsal;

import gunitop.process.ProcessId;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.SignalOrder;
import gunitop.process.SignalSet;
import gunitop.signalling.SignalSender;
import java.util.Optional;

/**
 * Delivers signals to simulated processes, with the same refusals as the real door. It knows no
 * system call: nothing leaves.
 */
final class RehearsalSender implements SignalSender {
  private static final SignalSet MASTERS_OWN = SignalSet.of(Signal.HUP, Signal.USR2);

  private final Simulation simulation;

  RehearsalSender(Simulation simulation) {
    this.simulation = simulation;
  }

  @Override
  public SendResult send(SignalOrder order) {
    return simulation.now(() -> deliver(order.signal(), order.target()));
  }

  private SendResult deliver(Signal signal, ProcessId target) {
    if (target.pid() <= 1) {
      return new SendResult.Refused("PID " + target.pid() + " is the system's first process");
    }
    Optional<SimulatedProcess> found = simulation.site.host.process(target.pid());
    if (found.isEmpty()) {
      return new SendResult.Gone();
    }
    SimulatedProcess process = found.get();
    if (!process.id.equals(target)) {
      return new SendResult.Replaced(process.id);
    }
    boolean permitted =
        simulation.viewer.isRoot() || simulation.viewer.uid() == process.owner.uid();
    if (!permitted) {
      return new SendResult.Denied(process.owner, simulation.viewer);
    }
    boolean handled = process.caught.contains(signal) && process.caught.containsAny(MASTERS_OWN);
    if (signal.needsHandler() && !handled) {
      return new SendResult.Refused(
          "process %d %s"
              .formatted(
                  target.pid(),
                  process.caught.contains(Signal.USR1)
                      ? "is a worker: " + signal + " is for its master"
                      : "has no handler for " + signal + ": it may still be importing"));
    }
    simulation.actions.note(signal, target.pid());
    simulation.site.host.signal(signal, target.pid());
    return new SendResult.Sent();
  }
}
