package gunitop.rehearsal;

import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.process.Host;
import gunitop.process.ImageLayout;
import gunitop.process.Owner;
import gunitop.sampling.HostClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A simulated host with a shop on it that has served for three days. */
final class ShopHost {
  private static final double UP_SECONDS = 4 * 86_400;
  private static final double SERVES_SECONDS = 3 * 86_400 + 14_400;
  private static final int MASTER = 4711;
  private static final int SUPERVISORD = 890;
  private static final String UNIT = "shop.service";

  private final SimulatedHost host;
  private final DeployedApplication site;
  private final HostClock clock;
  private final SimulatedProcess master;
  private double requestsPerSecond = 20;
  private Optional<SimulatedSupervisord> supervisord = Optional.empty();
  private Optional<SimulatedUnit> unit = Optional.empty();

  ShopHost(HostClock clock, Launch launch, CodeVersion disk, CodeVersion other) {
    this.clock = clock;
    long now = clock.nanos();
    Host machine = new Host("demo", "rehearsal", 100, 4, now - (long) (UP_SECONDS * 1e9));
    host = new SimulatedHost(machine, clock.time(), now, MASTER);
    site = new DeployedApplication(host, launch, disk, other);
    bystanders();
    master = host.begin(MASTER, 1, SERVES_SECONDS);
    master.directory = "/srv/shop";
    master.layout = new ImageLayout(0x7ffd_1000L, 0x7ffd_2000L);
  }

  private void bystanders() {
    bystander(1, 0, "/sbin/init", "systemd");
    bystander(412, 1, "/usr/sbin/sshd", "sshd");
    bystander(530, 1, "nginx: master process", "nginx");
    bystander(531, 530, "nginx: worker process", "nginx");
    bystander(602, 1, "/usr/lib/postgresql/15/bin/postgres", "postgres");
  }

  private void bystander(int pid, int parent, String command, String name) {
    SimulatedProcess process = host.begin(pid, parent, UP_SECONDS - 20 - pid / 1000.0);
    process.command(List.of(command));
    process.named(name);
    process.owner = new Owner(0, "root");
    process.controlGroup = "/system.slice/" + name + ".service";
  }

  /** Started with {@code --daemon}: forked twice, adopted by PID 1. */
  ShopHost daemonized() {
    master.group = MASTER - 1;
    master.session = MASTER - 1;
    return this;
  }

  /** With these variables in its environment. */
  ShopHost environment(Map<String, String> variables) {
    master.environment = variables;
    return this;
  }

  /** Started by a shell, in whose session it stays. */
  ShopHost inShell() {
    int shell = SUPERVISORD + 1;
    bystander(shell, 1, "-bash", "bash");
    master.parent = shell;
    master.group = shell;
    master.session = shell;
    return this;
  }

  /** How many requests the client sends a second; 0 for none. */
  ShopHost requests(double each) {
    requestsPerSecond = each;
    return this;
  }

  /** Started by a supervisord that starts it again whenever it exits. */
  ShopHost supervised() {
    SimulatedProcess process = host.begin(SUPERVISORD, 1, UP_SECONDS - 30);
    process.command(List.of("/usr/bin/python3", "/usr/bin/supervisord", "-n"));
    process.named("supervisord");
    process.owner = new Owner(0, "root");
    master.parent = SUPERVISORD;
    master.session = SUPERVISORD;
    master.environment = Map.of("SUPERVISOR_PROCESS_NAME", "shop");
    ProgramSettings settings =
        new ProgramSettings(
            Set.of("shop"),
            String.join(" ", site.launch.words().subList(1, site.launch.words().size())),
            ProgramSettings.AutoRestart.ALWAYS,
            Set.of(0),
            1,
            "TERM",
            45,
            false,
            false,
            "/etc/supervisor/conf.d/shop.conf",
            Optional.empty());
    List<String> control =
        List.of("/usr/bin/supervisorctl", "-c", "/etc/supervisor/supervisord.conf");
    supervisord =
        Optional.of(
            new SimulatedSupervisord(
                site,
                process,
                "shop",
                new SupervisordFacts(
                    control,
                    List.of(new ProgramStatus("shop", "RUNNING", MASTER)),
                    List.of(settings),
                    ""),
                MASTER));
    return this;
  }

  /** Started by systemd as a unit of type notify. */
  ShopHost inUnit() {
    master.controlGroup = "/system.slice/" + UNIT;
    master.environment = Map.of("NOTIFY_SOCKET", "/run/systemd/notify");
    UnitFacts facts = new UnitFacts(MASTER, "notify", "main", "mixed", "no", "", "active", "");
    unit = Optional.of(new SimulatedUnit(site, UNIT, master.controlGroup, facts));
    return this;
  }

  /** The simulation, its OLD generation serving the OLD code. */
  Simulation begin(CodeVersion running) {
    ListeningSocket listening = new ListeningSocket(host.inode(), site.launch.address());
    host.listeners.put(listening.inode, listening);
    master.sockets.add(listening.inode);
    master.caught = SimulatedProcess.ARBITER;
    master.logs.add(site.launch.log());
    SimulatedArbiter arbiter = new SimulatedArbiter(site, master, 0);
    site.arbiters.add(arbiter);
    arbiter.standing(running);
    master.command(site.launch.words());
    arbiter.title();
    arbiter.pidfile().write(ArbiterPidfile.Place.FIRST);
    for (int i = 0; i < site.launch.workers(); i++) {
      worker(arbiter, i, running);
    }
    SimulatedClient client = new SimulatedClient(site, requestsPerSecond);
    if (requestsPerSecond > 0) {
      client.start();
    }
    return new Simulation(clock, new Owner(0, "root"), site, client, supervisord, unit);
  }

  private void worker(SimulatedArbiter arbiter, int index, CodeVersion running) {
    double age = SERVES_SECONDS - 1 - index * 0.07;
    SimulatedProcess process = host.begin(MASTER + 2 + index, MASTER, age);
    process.inherit(master);
    process.caught = SimulatedProcess.WORKER;
    if (site.launch.titles()) {
      process.command(List.of("gunicorn: worker [" + arbiter.processName() + "]"));
    }
    SimulatedWorker.standing(
        arbiter, process, new Heartbeat(host.inode(), host.epochNanos(age)), running);
  }
}
