package gunitop.rehearsal;

import gunitop.gunicorn.UnitFacts;
import gunitop.process.ExitStatus;
import gunitop.process.Signal;
import java.util.List;

/**
 * A systemd service: when its main process exits, whatever is left in its control group is killed
 * ({@code systemd.kill(5)}; not with {@code KillMode=process}), and with {@code Restart=} it is
 * started again.
 */
final class SimulatedUnit {
  private static final double KILL_SECONDS = 0.02;
  private static final double RESTART_SECONDS = 0.3;

  private final DeployedApplication site;
  private final String name;
  private final String controlGroup;
  private UnitFacts facts;
  private boolean ended;

  SimulatedUnit(DeployedApplication site, String name, String controlGroup, UnitFacts facts) {
    this.site = site;
    this.name = name;
    this.controlGroup = controlGroup;
    this.facts = facts;
    site.host.exitWatchers.add(this::exited);
  }

  String name() {
    return name;
  }

  UnitFacts facts() {
    return facts;
  }

  /** Whether its main process has ever exited, and the rest was killed. */
  boolean hasEnded() {
    return ended;
  }

  /** Makes another process the main one. */
  void main(int pid) {
    facts = with(pid, facts.activeState());
  }

  private UnitFacts with(int pid, String state) {
    return new UnitFacts(
        pid,
        facts.type(),
        facts.notifyAccess(),
        facts.killMode(),
        facts.restart(),
        facts.pidFile(),
        state,
        facts.triggeredBy());
  }

  private void exited(SimulatedProcess process, ExitStatus status) {
    if (process.pid() != facts.mainPid()) {
      return;
    }
    facts = with(0, "inactive");
    if (!facts.killMode().equals("process")) {
      ended = true;
      site.host.schedule.after(KILL_SECONDS, this::killRest);
    }
    boolean clean = status instanceof ExitStatus.Exited one && one.code() == 0;
    boolean again =
        facts.restart().equals("always") || facts.restart().equals("on-failure") && !clean;
    if (again) {
      site.host.schedule.after(RESTART_SECONDS, this::start);
    }
  }

  private void killRest() {
    for (SimulatedProcess one : List.copyOf(site.host.processes.values())) {
      if (one.controlGroup.equals(controlGroup)) {
        site.host.signal(Signal.KILL, one.pid());
      }
    }
  }

  private void start() {
    SimulatedProcess first = site.arbiters.get(0).process;
    SimulatedProcess started = site.host.fork(site.host.process(1).orElse(first));
    started.parent = 1;
    started.group = started.pid();
    started.session = started.pid();
    started.controlGroup = controlGroup;
    started.environment = first.environment;
    started.owner = first.owner;
    started.directory = first.directory;
    facts = with(started.pid(), "active");
    site.execute(started);
  }
}
