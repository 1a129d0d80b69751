package gunitop.rehearsal;

import gunitop.process.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An arbiter's workers and how many it wants: it forks those that lack, ends the eldest of too
 * many, and kills the silent ({@code gunicorn/arbiter.py manage_workers}, {@code spawn_workers},
 * {@code murder_workers}).
 */
final class ArbiterWorkers {
  private static final double MOST_BETWEEN_FORKS = 0.1;

  private final SimulatedArbiter arbiter;
  private final DeployedApplication site;
  private final Map<Integer, SimulatedWorker> living = new LinkedHashMap<>();
  private int wanted;
  private boolean forking;

  ArbiterWorkers(SimulatedArbiter arbiter) {
    this.arbiter = arbiter;
    site = arbiter.site;
    wanted = site.launch.workers();
  }

  /** How many it wants. */
  int wanted() {
    return wanted;
  }

  /** How many it has. */
  int count() {
    return living.size();
  }

  /** Those that it has now, eldest first. */
  List<SimulatedWorker> all() {
    return List.copyOf(living.values());
  }

  /** Their PIDs now, eldest first. */
  List<Integer> pids() {
    return List.copyOf(living.keySet());
  }

  /** Whether it forks, and looks at nothing else meanwhile. */
  boolean areBeingForked() {
    return forking;
  }

  void add(SimulatedWorker worker) {
    living.put(worker.pid(), worker);
  }

  /** One was reaped. */
  void remove(int pid) {
    SimulatedWorker worker = living.remove(pid);
    if (worker != null) {
      arbiter.process.heartbeats.remove(worker.heartbeat());
    }
  }

  /** TTIN: one more. */
  void increase() {
    wanted++;
    manage();
  }

  /** TTOU: one fewer, as long as one is left. */
  void decrease() {
    if (wanted > 1) {
      wanted--;
      manage();
    }
  }

  /** WINCH: none from now on. */
  void dismiss() {
    wanted = 0;
    tell(Signal.TERM);
  }

  /** HUP: as many new ones as it was started with; those before them are too many then. */
  void renew() {
    wanted = site.launch.workers();
    for (int i = 0; i < wanted; i++) {
      fork();
    }
    manage();
  }

  /** Sends each of them a signal. */
  void tell(Signal signal) {
    all().forEach(worker -> worker.signalled(signal));
  }

  /** ABRT to who has been silent for too long, KILL at the next look. */
  void murder() {
    double timeout = site.launch.timeoutSeconds();
    if (timeout <= 0) {
      return;
    }
    for (SimulatedWorker worker : all()) {
      double silent = (site.host.epochNanos(0) - worker.heartbeat().changedNanos()) / 1e9;
      if (silent > timeout) {
        if (!worker.aborted) {
          worker.aborted = true;
          site.log(arbiter.process.pid(), "CRITICAL", "WORKER TIMEOUT (pid:" + worker.pid() + ")");
          worker.signalled(Signal.ABRT);
        } else {
          site.host.signal(Signal.KILL, worker.pid());
        }
      }
    }
  }

  /** Forks the workers that lack, up to a tenth of a second apart; then ends what is too much. */
  void manage() {
    int lacking = wanted - living.size();
    if (lacking > 0) {
      forking = true;
      fork(lacking);
      return;
    }
    trim();
    arbiter.loop.sleep();
  }

  private void fork(int lacking) {
    if (arbiter.phase != SimulatedArbiter.Phase.RUNNING
        || !site.host.lives(arbiter.process.pid())) {
      return;
    }
    if (lacking == 0) {
      forking = false;
      trim();
      arbiter.loop.sleep();
      return;
    }
    fork();
    site.host.schedule.after(
        MOST_BETWEEN_FORKS * site.host.random.nextDouble(), () -> fork(lacking - 1));
  }

  private void fork() {
    add(SimulatedWorker.fork(arbiter));
  }

  private void trim() {
    List<SimulatedWorker> eldestFirst = new ArrayList<>(living.values());
    for (int i = 0; i < living.size() - wanted; i++) {
      eldestFirst.get(i).signalled(Signal.TERM);
    }
  }
}
