package gunitop.rehearsal;

import gunitop.process.ProcessId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a simulated host truly is at one instant, by what its programs know themselves.
 *
 * @param nanos when, on its monotonic clock
 * @param workers every living worker
 * @param arbiters every living arbiter
 * @param unitMain the main process of the systemd unit, where there is one
 */
record HostTruth(
    long nanos,
    Map<ProcessId, WorkerTruth> workers,
    Map<ProcessId, ArbiterTruth> arbiters,
    OptionalInt unitMain) {

  /**
   * One worker.
   *
   * @param arbiter the PID of the process that forked it, if it still is its parent
   * @param booted whether it has loaded the application
   * @param told whether it was told to leave, and takes no connection any more
   * @param hung whether it works on a request that never ends
   * @param doomed whether its arbiter takes it for silent too long, and kills it within a second
   * @param reached whether a connection reaches it: it holds the open listener and is not stopped
   */
  record WorkerTruth(
      int arbiter,
      boolean booted,
      boolean told,
      boolean doomed,
      boolean reached,
      boolean stopped,
      boolean hung) {

    /** Whether it would take a connection, now or when it has done with the one that it has. */
    boolean accepts() {
      return booted && !told && reached;
    }

    /** Whether it looks from outside as if it would. */
    boolean seemsToAccept() {
      return booted && reached;
    }
  }

  /**
   * One arbiter.
   *
   * @param listens whether it holds the open listener
   * @param wanted how many workers it wants
   * @param handles whether it has its handlers
   */
  record ArbiterTruth(boolean listens, int wanted, boolean handles, boolean stopping) {}

  static HostTruth of(Simulation simulation) {
    SimulatedHost host = simulation.site.host;
    Optional<ListeningSocket> open = host.listening(simulation.site.launch.address());
    Map<ProcessId, WorkerTruth> workers = new HashMap<>();
    Map<ProcessId, ArbiterTruth> arbiters = new LinkedHashMap<>();
    for (SimulatedProcess process : host.processes.values()) {
      boolean holds = open.filter(one -> process.sockets.contains(one.inode)).isPresent();
      boolean stopped = process.state.isStopped();
      if (process.program instanceof SimulatedWorker worker) {
        workers.put(
            process.id,
            new WorkerTruth(
                process.parent,
                worker.code().isPresent(),
                worker.isTold(),
                isSilent(simulation, worker),
                holds && !stopped,
                stopped,
                worker.isHung()));
      } else if (process.program instanceof SimulatedArbiter arbiter) {
        arbiters.put(
            process.id,
            new ArbiterTruth(
                holds,
                arbiter.workers.wanted(),
                arbiter.phase != SimulatedArbiter.Phase.IMPORTING,
                arbiter.phase == SimulatedArbiter.Phase.STOPPING));
      }
    }
    return new HostTruth(
        host.schedule.now(),
        workers,
        arbiters,
        simulation
            .unit
            .map(one -> OptionalInt.of(one.facts().mainPid()))
            .orElse(OptionalInt.empty()));
  }

  private static boolean isSilent(Simulation simulation, SimulatedWorker worker) {
    long silent = simulation.site.host.epochNanos(0) - worker.heartbeat().changedNanos();
    return silent > 1e9 * simulation.site.launch.timeoutSeconds();
  }

  /** Whether somebody would answer a request. */
  boolean isAnswered() {
    return workers.values().stream().anyMatch(WorkerTruth::accepts);
  }

  /**
   * The same of those that do not hang, and whom their arbiter lets live: who lost it, or is taken
   * for silent as the clock is set, is gone within a second.
   */
  boolean isAnsweredSurely() {
    return workers.values().stream()
        .anyMatch(one -> one.accepts() && one.arbiter() != 1 && !one.hung() && !one.doomed());
  }

  /** Whether it looks from outside as if somebody would. */
  boolean seemsAnswered() {
    return workers.values().stream().anyMatch(WorkerTruth::seemsToAccept);
  }

  /** How many workers of this arbiter have loaded the application. */
  int booted(ProcessId arbiter) {
    return (int)
        workers.values().stream()
            .filter(one -> one.arbiter() == arbiter.pid() && one.booted())
            .count();
  }

  /** One line. */
  String text() {
    StringBuilder text = new StringBuilder();
    arbiters.forEach(
        (id, one) -> text.append("arbiter ").append(id.pid()).append(' ').append(one).append('\n'));
    workers.forEach(
        (id, one) -> text.append("worker ").append(id.pid()).append(' ').append(one).append('\n'));
    return text.toString();
  }
}
