package gunitop.rehearsal;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.Preload;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.Worker;
import gunitop.process.Listener;
import gunitop.process.ProcessSample;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.process.TemporaryFile;
import gunitop.sampling.HostClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A simulated copy of an application as a snapshot shows it: the same processes, PIDs, listeners
 * and owner, and its evidence, so that the same is judged of it. What cannot be seen is taken from
 * Gunicorn's defaults; without {@code --preload} visible, none is assumed.
 */
final class ApplicationCopy {
  private static final double REQUESTS_PER_SECOND = 10;
  private static final int DEFAULT_TIMEOUT = 30;
  private static final int DEFAULT_GRACEFUL = 30;

  private final Snapshot snapshot;
  private final Application application;
  private final OwnerFacts owners;
  private final ProcessSample original;

  /** A copy of an application with one generation. */
  ApplicationCopy(Snapshot snapshot, Application application, OwnerFacts owners) {
    this.snapshot = snapshot;
    this.application = application;
    this.owners = owners;
    original = application.old().master().process();
  }

  /** The simulation of it, from the moment of the snapshot on. */
  Simulation begin(HostClock clock) {
    int lastPid = snapshot.processes().keySet().stream().mapToInt(pid -> pid).max().orElse(1);
    SimulatedHost host =
        new SimulatedHost(snapshot.host(), snapshot.time(), snapshot.monotonicNanos(), lastPid);
    double seconds = ImportTime.of(snapshot, application).seconds();
    CodeVersion running = CodeVersion.old(seconds);
    Launch launch = launch();
    DeployedApplication site =
        new DeployedApplication(
            host, launch, CodeVersion.ofNew(seconds, CodeVersion.Flaw.NONE), running);
    snapshot.processes().values().forEach(one -> host.place(SimulatedProcess.bystander(one)));
    for (Listener listener : application.listeners()) {
      host.listeners.put(
          listener.inode(),
          new ListeningSocket(listener.inode(), listener.address(), listener.limit()));
    }
    snapshot.files().forEach((path, file) -> host.files.put(path, file.text().orElse("")));
    SimulatedProcess master = host.place(SimulatedProcess.copy(original));
    SimulatedArbiter arbiter = new SimulatedArbiter(site, master, 0);
    site.arbiters.add(arbiter);
    arbiter.standing(running);
    arbiter.pidfile().write(ArbiterPidfile.Place.FIRST);
    for (Worker worker : application.old().workers()) {
      worker(host, arbiter, worker.process(), running);
    }
    SimulatedClient client = new SimulatedClient(site, REQUESTS_PER_SECOND);
    client.start();
    return new Simulation(clock, snapshot.viewer(), site, client, supervisord(site), unit(site));
  }

  private void worker(
      SimulatedHost host, SimulatedArbiter arbiter, ProcessSample worker, CodeVersion running) {
    SimulatedProcess process = host.place(SimulatedProcess.copy(worker));
    Heartbeat heartbeat = new Heartbeat(host.inode(), host.epochNanos(0));
    worker
        .files()
        .map(files -> files.temporary().stream().findFirst())
        .orElse(Optional.empty())
        .map(TemporaryFile::changedNanos)
        .ifPresent(heartbeat::beat);
    SimulatedWorker.standing(arbiter, process, heartbeat, running);
  }

  private Launch launch() {
    Generation only = application.old();
    Optional<LaunchLine> line = LaunchLine.of(original.traits().commandLine());
    int workers = only.desired().count().orElse(Math.max(1, only.workers().size()));
    boolean preload = application.preload().verdict() == Preload.Verdict.YES;
    Optional<String> pidfile =
        snapshot.files().entrySet().stream()
            .filter(file -> file.getValue().text().orElse("").strip().equals("" + original.pid()))
            .map(file -> file.getKey())
            .findFirst();
    List<String> logs = original.files().map(files -> files.logs()).orElse(List.of());
    return new Launch(
        application.name(),
        application.listeners().isEmpty() ? "" : application.listeners().get(0).address(),
        workers,
        line.map(one -> one.timeoutSeconds().orElse(DEFAULT_TIMEOUT)).orElse(DEFAULT_TIMEOUT),
        line.map(one -> one.gracefulTimeoutSeconds().orElse(DEFAULT_GRACEFUL))
            .orElse(DEFAULT_GRACEFUL),
        preload,
        application.daemonization().obeysWinch(),
        pidfile,
        line.isEmpty(),
        logs.stream()
            .filter(log -> log.contains("err"))
            .findFirst()
            .or(() -> logs.stream().findFirst())
            .orElse("/dev/stderr"),
        line.isPresent() ? original.traits().commandLine() : words(workers, preload, pidfile));
  }

  /** A command line that tells no more than is known of the real one. */
  private List<String> words(int workers, boolean preload, Optional<String> pidfile) {
    List<String> words = new ArrayList<>(List.of("/usr/bin/python3", "/usr/bin/gunicorn"));
    if (application.daemonization().obeysWinch()) {
      words.add("--daemon");
    }
    words.addAll(preload ? List.of("--preload") : List.of("-c", "gunicorn.conf.py"));
    words.addAll(List.of("-w", String.valueOf(workers)));
    pidfile.ifPresent(path -> words.addAll(List.of("--pid", path)));
    words.add(application.name());
    return words;
  }

  private Optional<SimulatedSupervisord> supervisord(DeployedApplication site) {
    Supervisor owner = application.supervisor();
    if (owner.kind() != Supervisor.Kind.SUPERVISORD) {
      return Optional.empty();
    }
    SupervisordFacts facts = owners.supervisord(owner.pid());
    return site.host
        .process(owner.pid())
        .map(
            process ->
                new SimulatedSupervisord(site, process, owner.name(), facts, original.pid()));
  }

  private Optional<SimulatedUnit> unit(DeployedApplication site) {
    Supervisor owner = application.supervisor();
    if (owner.kind() == Supervisor.Kind.CONTAINER) {
      site.host.exitWatchers.add(
          (process, status) -> {
            if (process.pid() == original.pid()) {
              site.living().forEach(one -> site.host.signal(Signal.KILL, one.process.pid()));
              site.workers().forEach(one -> site.host.signal(Signal.KILL, one.pid()));
            }
          });
    }
    return owners
        .unit(owner.kind() == Supervisor.Kind.SYSTEMD ? owner.name() : "")
        .map(
            facts ->
                new SimulatedUnit(
                    site, owner.name(), original.traits().controlGroup().orElse("/"), facts));
  }
}
