package gunitop.rehearsal;

import java.util.HashMap;
import java.util.Map;

/**
 * An arbiter's NEW one, forked and executed at USR2: one at a time, and none by an arbiter that is
 * NEW itself ({@code gunicorn/arbiter.py reexec}).
 */
final class ArbiterReexec {
  private static final double UNTIL_EXEC_SECONDS = 0.004;

  private final SimulatedArbiter arbiter;
  private final DeployedApplication site;

  /** 0 for none. */
  private int pid;

  ArbiterReexec(SimulatedArbiter arbiter) {
    this.arbiter = arbiter;
    site = arbiter.site;
  }

  void begin() {
    if (pid != 0 || arbiter.isNew()) {
      String whose = pid != 0 ? "Child" : "Parent";
      site.log(arbiter.process.pid(), "WARNING", "USR2 signal ignored. " + whose + " exists.");
      return;
    }
    SimulatedProcess child = site.host.fork(arbiter.process);
    pid = child.pid();
    Map<String, String> environment = new HashMap<>(arbiter.process.environment);
    environment.put("GUNICORN_PID", String.valueOf(arbiter.process.pid()));
    child.environment = environment;
    SimulatedArbiter next = new SimulatedArbiter(site, child, arbiter.process.pid());
    site.arbiters.add(next);
    site.host.schedule.after(
        UNTIL_EXEC_SECONDS,
        () -> {
          if (!site.host.lives(child.pid())) {
            return;
          }
          if (site.isExecutable) {
            next.execute();
          } else {
            site.arbiters.remove(next);
            new FailedExec(arbiter, child).begin();
          }
        });
  }

  /** Whether the child that was reaped is it; another one can be executed then. */
  boolean reaped(int child) {
    if (child != pid) {
      return false;
    }
    pid = 0;
    return true;
  }
}
