package gunitop.rehearsal;

import gunitop.process.ExitStatus;
import gunitop.process.Signal;

/**
 * An arbiter that stops: it closes its listeners, tells its workers to leave, waits for up to the
 * graceful timeout, kills the rest, and exits ({@code gunicorn/arbiter.py stop}, {@code halt}).
 */
final class ArbiterStop {
  private static final double LOOK_SECONDS = 0.1;
  private static final double GOES_DOWN_SECONDS = 0.06;

  private final SimulatedArbiter arbiter;
  private final DeployedApplication site;
  private final SimulatedProcess process;

  ArbiterStop(SimulatedArbiter arbiter) {
    this.arbiter = arbiter;
    site = arbiter.site;
    process = arbiter.process;
  }

  /** Stops, and exits with this code; {@code reason} may be empty. */
  void begin(Signal toWorkers, int code, String reason) {
    arbiter.phase = SimulatedArbiter.Phase.STOPPING;
    process.sockets.clear();
    site.host.sweep();
    arbiter.workers.tell(toWorkers);
    long limit = site.host.schedule.now() + site.launch.gracefulSeconds() * 1_000_000_000L;
    await(limit, code, reason);
  }

  private void await(long limit, int code, String reason) {
    if (!site.host.lives(process.pid())) {
      return;
    }
    if (arbiter.workers.count() > 0 && site.host.schedule.now() < limit) {
      site.host.schedule.after(LOOK_SECONDS, () -> await(limit, code, reason));
      return;
    }
    arbiter.workers.all().forEach(worker -> site.host.signal(Signal.KILL, worker.pid()));
    String name = arbiter.isNew() ? "Master.2" : "Master";
    site.log(process.pid(), "INFO", "Shutting down: " + name);
    if (!reason.isEmpty()) {
      site.log(process.pid(), "INFO", "Reason: " + reason);
    }
    arbiter.pidfile().remove();
    site.host.schedule.after(GOES_DOWN_SECONDS, () -> site.exit(process, code));
  }

  /** An exception that nobody catches ends it: its workers are left behind. */
  void crash() {
    arbiter.phase = SimulatedArbiter.Phase.STOPPING;
    site.host.exit(process, new ExitStatus.Exited(1));
  }
}
