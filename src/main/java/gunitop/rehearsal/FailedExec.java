package gunitop.rehearsal;

import gunitop.process.ExitStatus;
import gunitop.process.Signal;
import java.util.List;

/**
 * The child of a USR2 that cannot be executed: a copy of its arbiter that goes on as one that stops
 * ({@code gunicorn/arbiter.py run}: {@code stop(False)}). It ends the workers of its arbiter, which
 * are none of its own, removes the pidfile, and exits.
 */
final class FailedExec {
  private static final double LOOK_SECONDS = 0.1;
  private static final int EXIT_CODE = 255;

  private final SimulatedArbiter arbiter;
  private final DeployedApplication site;
  private final SimulatedProcess child;
  private final List<SimulatedWorker> workers;

  FailedExec(SimulatedArbiter arbiter, SimulatedProcess child) {
    this.arbiter = arbiter;
    this.child = child;
    site = arbiter.site;
    workers = arbiter.workers.all();
  }

  void begin() {
    site.log(child.pid(), "INFO", "Unhandled exception in main loop");
    child.sockets.clear();
    workers.forEach(worker -> child.heartbeats.add(worker.heartbeat()));
    tell(Signal.QUIT);
    await(site.host.schedule.now() + site.launch.gracefulSeconds() * 1_000_000_000L);
  }

  private void await(long limit) {
    if (!site.host.lives(child.pid())) {
      return;
    }
    boolean waits = workers.stream().anyMatch(worker -> site.host.lives(worker.pid()));
    if (waits && site.host.schedule.now() < limit) {
      site.host.schedule.after(LOOK_SECONDS, () -> await(limit));
      return;
    }
    tell(Signal.KILL);
    arbiter.pidfile().remove();
    site.host.exit(child, new ExitStatus.Exited(EXIT_CODE));
  }

  private void tell(Signal signal) {
    for (SimulatedWorker worker : workers) {
      if (arbiter.workers.all().contains(worker)) {
        site.host.signal(signal, worker.pid());
      }
    }
  }
}
