package gunitop.rehearsal;

import gunitop.process.ExitStatus;
import gunitop.process.Signal;
import java.util.List;
import java.util.Optional;

/**
 * A sync worker as {@code gunicorn/workers/base.py} and {@code sync.py} of release 20.1 have it:
 * one request at a time, a beat before each and every half timeout; TERM lets it finish its
 * request, QUIT does not.
 */
final class SimulatedWorker implements Executing {
  private static final double HANDLERS_SECONDS = 0.015;
  private static final double LOAD_SECONDS = 0.03;
  private static final double GOES_DOWN_SECONDS = 0.04;
  private static final double QUIT_SECONDS = 0.1;
  private static final double LOOKS_FOR_PARENT_SECONDS = 1;
  private static final double YOUNG_SECONDS = 1;
  private static final int BOOT_ERROR = 3;

  private final DeployedApplication site;
  private final SimulatedProcess process;
  private final Heartbeat heartbeat;
  private final CodeVersion memory;

  /** Whether its arbiter has sent it ABRT for its silence. */
  boolean aborted;

  private CodeVersion code;
  private boolean booted;
  private boolean alive = true;
  private boolean deaf;
  private boolean hung;
  private int answered;
  private Request current;

  private SimulatedWorker(
      DeployedApplication site, SimulatedProcess process, Heartbeat heartbeat, CodeVersion memory) {
    this.site = site;
    this.process = process;
    this.heartbeat = heartbeat;
    this.memory = memory;
    process.program = this;
  }

  /** Forks one from this arbiter; it starts to boot. */
  static SimulatedWorker fork(SimulatedArbiter arbiter) {
    SimulatedHost host = arbiter.site.host;
    Heartbeat heartbeat = new Heartbeat(host.inode(), host.epochNanos(0));
    SimulatedProcess process = host.fork(arbiter.process);
    arbiter.process.heartbeats.add(heartbeat);
    process.heartbeats.add(heartbeat);
    SimulatedWorker worker = new SimulatedWorker(arbiter.site, process, heartbeat, arbiter.memory);
    worker.title(arbiter.processName());
    worker.boot();
    return worker;
  }

  /** One that has been serving for long, in this process. */
  static SimulatedWorker standing(
      SimulatedArbiter arbiter, SimulatedProcess process, Heartbeat heartbeat, CodeVersion code) {
    arbiter.process.heartbeats.add(heartbeat);
    process.heartbeats.add(heartbeat);
    SimulatedWorker worker = new SimulatedWorker(arbiter.site, process, heartbeat, arbiter.memory);
    arbiter.workers.add(worker);
    worker.code = code;
    worker.booted = true;
    worker.beatsOn();
    return worker;
  }

  int pid() {
    return process.pid();
  }

  Heartbeat heartbeat() {
    return heartbeat;
  }

  /** The code that it serves; empty while it imports. */
  Optional<CodeVersion> code() {
    return booted ? Optional.of(code) : Optional.empty();
  }

  /** Whether it was told to leave: it takes no connection any more. */
  boolean isTold() {
    return !alive;
  }

  /** Whether it works on a request that never ends. */
  boolean isHung() {
    return hung;
  }

  /** Whether it would take a connection from this listener now. */
  boolean isIdle(ListeningSocket listening) {
    return booted && alive && current == null && process.sockets.contains(listening.inode);
  }

  private void title(String processName) {
    if (site.launch.titles()) {
      process.command(List.of("gunicorn: worker [" + processName + "]"));
    }
  }

  private void boot() {
    site.log(pid(), "INFO", "Booting worker with pid: " + pid());
    process.burns(true, site.host.schedule.now());
    then(
        HANDLERS_SECONDS,
        () -> {
          process.caught = SimulatedProcess.WORKER;
          code = memory == null ? site.disk : memory;
          then(memory == null ? LOAD_SECONDS + importSeconds() : 0.01, this::loaded);
        });
  }

  /** Workers that import at the same time share the CPUs: some are ready before others. */
  private double importSeconds() {
    return code.importSeconds() * (0.85 + 0.3 * site.host.random.nextDouble());
  }

  private void then(double seconds, Runnable act) {
    site.host.schedule.after(
        seconds,
        () -> {
          if (site.host.lives(pid())) {
            act.run();
          }
        });
  }

  private void loaded() {
    process.burns(false, site.host.schedule.now());
    if (memory == null && code.flaw() == CodeVersion.Flaw.DOES_NOT_IMPORT) {
      site.logTraceback(pid());
      leave(BOOT_ERROR);
      return;
    }
    booted = true;
    if (!alive) {
      leave(0);
      return;
    }
    beatsOn();
    if (code.flaw() == CodeVersion.Flaw.DIES_YOUNG) {
      then(YOUNG_SECONDS, () -> site.host.exit(process, new ExitStatus.Exited(1)));
    }
  }

  private void beatsOn() {
    if (current == null) {
      heartbeat.beat(site.host.epochNanos(0));
    }
    then(Math.max(0.5, site.launch.timeoutSeconds() / 2.0), this::beatsOn);
  }

  /** Takes a request; another is taken only once this one is answered. */
  void serve(Request request) {
    heartbeat.beat(site.host.epochNanos(0));
    current = request;
    process.connections.add(request.connection());
    then(
        request.seconds(),
        () -> {
          if (current == request) {
            process.used((long) (Math.min(request.seconds(), 0.02) * 5e8));
            answered(code);
            recycle();
            if (!alive) {
              leave(0);
            } else {
              heartbeat.beat(site.host.epochNanos(0));
            }
          }
        });
  }

  /** {@code --max-requests}: another takes its place ({@code workers/sync.py handle_request}). */
  private void recycle() {
    answered++;
    if (alive && site.maxRequests > 0 && answered >= site.maxRequests) {
      site.log(pid(), "INFO", "Autorestarting worker after current request.");
      alive = false;
    }
  }

  /**
   * It takes a request that never ends, and beats no more.
   *
   * @param obeysAbort whether Python runs meanwhile, so that ABRT ends it; else KILL must follow
   */
  void hangs(boolean obeysAbort) {
    deaf = !obeysAbort;
    hung = true;
    current = new Request(site.host.inode(), 0, unused -> {});
    process.connections.add(current.connection());
  }

  private void answered(CodeVersion by) {
    Request done = current;
    current = null;
    process.connections.remove(done.connection());
    done.answer().accept(by);
  }

  @Override
  public void signalled(Signal signal) {
    switch (signal) {
      case TERM -> {
        if (alive && booted && current == null) {
          leave(0);
        }
        alive = false;
      }
      case QUIT, INT -> {
        alive = false;
        then(QUIT_SECONDS, () -> leave(0));
      }
      case ABRT -> {
        alive = false;
        if (!deaf) {
          leave(1);
        }
      }
      case HUP, USR2, SEGV, ALRM -> site.host.exit(process, new ExitStatus.Killed(signal.number()));
      default -> {
        // USR1 reopens log files; WINCH, TTIN, TTOU and CHLD mean nothing to a worker.
      }
    }
  }

  private void leave(int status) {
    alive = false;
    site.log(pid(), "INFO", "Worker exiting (pid: " + pid() + ")");
    then(GOES_DOWN_SECONDS, () -> site.host.exit(process, new ExitStatus.Exited(status)));
  }

  @Override
  public void orphaned() {
    then(
        LOOKS_FOR_PARENT_SECONDS,
        () -> {
          site.log(pid(), "INFO", "Parent changed, shutting down: <Worker " + pid() + ">");
          signalled(Signal.TERM);
        });
  }

  @Override
  public void ended() {
    if (current != null) {
      answered(null);
    }
  }
}
