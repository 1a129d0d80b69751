package gunitop.rehearsal;

import java.util.Optional;

/**
 * An arbiter's way from exec to its first worker: Python starts, with {@code --preload} the
 * application is imported, then come pidfile, handlers, listeners, title ({@code
 * gunicorn/arbiter.py start}). One that inherits no listener binds, and tries five times, a second
 * apart ({@code gunicorn/sock.py create_sockets}).
 */
final class ArbiterStart {
  private static final double PYTHON_SECONDS = 0.25;
  private static final int TRIES = 5;
  private static final double BETWEEN_TRIES = 1;

  private final SimulatedArbiter arbiter;
  private final DeployedApplication site;
  private final SimulatedProcess process;
  private CodeVersion imported;

  ArbiterStart(SimulatedArbiter arbiter) {
    this.arbiter = arbiter;
    site = arbiter.site;
    process = arbiter.process;
  }

  void begin() {
    process.burns(true, site.host.schedule.now());
    then(
        PYTHON_SECONDS,
        () -> {
          if (site.launch.preload()) {
            imported = site.disk;
            then(imported.importSeconds(), this::preloaded);
          } else {
            start();
          }
        });
  }

  private void then(double seconds, Runnable act) {
    site.host.schedule.after(
        seconds,
        () -> {
          if (site.host.lives(process.pid())) {
            act.run();
          }
        });
  }

  private void preloaded() {
    if (imported.flaw() == CodeVersion.Flaw.DOES_NOT_IMPORT) {
      site.exit(process, 1);
      return;
    }
    arbiter.memory = imported;
    start();
  }

  private void start() {
    process.burns(false, site.host.schedule.now());
    site.log(process.pid(), "INFO", "Starting gunicorn 20.1.0");
    ArbiterPidfile.Place place =
        arbiter.isNew() ? ArbiterPidfile.Place.SECOND : ArbiterPidfile.Place.FIRST;
    if (!arbiter.pidfile().write(place)) {
      site.exit(process, 1);
      return;
    }
    process.caught = SimulatedProcess.ARBITER;
    if (!process.logs.contains(site.launch.log())) {
      process.logs.add(site.launch.log());
    }
    if (arbiter.isNew()) {
      listens();
    } else {
      bind(TRIES);
    }
  }

  private void bind(int triesLeft) {
    Optional<ListeningSocket> taken = site.host.listening(site.launch.address());
    if (taken.isEmpty()) {
      ListeningSocket listening = new ListeningSocket(site.host.inode(), site.launch.address());
      site.host.listeners.put(listening.inode, listening);
      process.sockets.add(listening.inode);
      listens();
      return;
    }
    if (triesLeft == 0) {
      site.log(process.pid(), "ERROR", "Can't connect to " + tuple());
      site.exit(process, 1);
      return;
    }
    site.log(process.pid(), "ERROR", "Connection in use: " + tuple());
    site.log(process.pid(), "ERROR", "Retrying in 1 second.");
    then(BETWEEN_TRIES, () -> bind(triesLeft - 1));
  }

  private String tuple() {
    int colon = site.launch.address().lastIndexOf(':');
    return "('%s', %s)"
        .formatted(
            site.launch.address().substring(0, Math.max(0, colon)),
            site.launch.address().substring(colon + 1));
  }

  private void listens() {
    site.log(
        process.pid(),
        "INFO",
        "Listening at: http://%s (%d)".formatted(site.launch.address(), process.pid()));
    site.log(process.pid(), "INFO", "Using worker: sync");
    arbiter.run();
  }
}
