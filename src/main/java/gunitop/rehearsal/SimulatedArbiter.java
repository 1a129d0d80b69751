package gunitop.rehearsal;

import gunitop.process.ExitStatus;
import gunitop.process.ImageLayout;
import gunitop.process.Signal;
import java.util.List;

/**
 * An arbiter as {@code gunicorn/arbiter.py} of release 20.1 has it: what each signal does to it,
 * what it does about a child that exits, and how it takes over from the arbiter that executed it.
 */
final class SimulatedArbiter implements Executing {
  private static final int BOOT_ERROR = 3;
  private static final int LOAD_ERROR = 4;

  /** How far it is. */
  enum Phase {
    /** No handlers yet: most signals kill it. */
    IMPORTING,
    RUNNING,
    /** Waits for its workers to leave; further signals are queued and never handled. */
    STOPPING
  }

  final DeployedApplication site;
  final SimulatedProcess process;
  final ArbiterWorkers workers;
  final ArbiterLoop loop;
  private final ArbiterReexec reexec;
  private final ArbiterPidfile pidfile;

  /** The arbiter that executed it; 0 for the first, and once it was promoted. */
  private int masterPid;

  Phase phase = Phase.IMPORTING;

  /** The code that it imported before it forked; {@code null} without {@code --preload}. */
  CodeVersion memory;

  private String processName;

  SimulatedArbiter(DeployedApplication site, SimulatedProcess process, int masterPid) {
    this.site = site;
    this.process = process;
    this.masterPid = masterPid;
    processName = site.launch.application() + (masterPid == 0 ? "" : ".2");
    pidfile = new ArbiterPidfile(site, process.pid());
    workers = new ArbiterWorkers(this);
    loop = new ArbiterLoop(this);
    reexec = new ArbiterReexec(this);
    process.program = this;
  }

  /** Executes the program again: another image, no handlers; then it imports and starts. */
  void execute() {
    long address = 0x7ffd_0000L + site.host.inode() * 64;
    process.layout = new ImageLayout(address, address + 0x1000);
    process.command(site.launch.words());
    process.caught = SimulatedProcess.PYTHON;
    process.heartbeats.clear();
    new ArbiterStart(this).begin();
  }

  /** It has started: handlers, listeners and pidfile are in place. */
  void run() {
    phase = Phase.RUNNING;
    title();
    workers.manage();
  }

  ArbiterPidfile pidfile() {
    return pidfile;
  }

  /** Takes over a generation that stands already. */
  void standing(CodeVersion code) {
    memory = site.launch.preload() ? code : null;
    phase = Phase.RUNNING;
    processName = site.launch.application();
    loop.sleep();
  }

  void title() {
    if (site.launch.titles()) {
      process.command(List.of("gunicorn: master [" + processName + "]"));
    }
  }

  String processName() {
    return processName;
  }

  boolean isNew() {
    return masterPid != 0;
  }

  /** Whether it can take its next turn: it neither stops nor forks. */
  boolean isAtItsLoop() {
    return phase == Phase.RUNNING && !workers.areBeingForked();
  }

  @Override
  public void signalled(Signal signal) {
    if (signal == Signal.CHLD || signal == Signal.CONT) {
      return;
    }
    if (phase == Phase.IMPORTING) {
      if (signal != Signal.WINCH) {
        site.host.exit(process, new ExitStatus.Killed(signal.number()));
      }
      return;
    }
    if (signal == Signal.ABRT || signal == Signal.SEGV || signal == Signal.ALRM) {
      site.host.exit(process, new ExitStatus.Killed(signal.number()));
    } else {
      loop.queue(signal);
    }
  }

  /** Its turn has come to handle this signal. */
  void handle(Signal signal) {
    switch (signal) {
      case TERM -> new ArbiterStop(this).begin(Signal.TERM, 0, "");
      case INT, QUIT -> new ArbiterStop(this).begin(Signal.QUIT, 0, "");
      case HUP -> reload();
      case TTIN -> workers.increase();
      case TTOU -> workers.decrease();
      case USR2 -> reexec.begin();
      case WINCH -> winch();
      default -> {
        // USR1 reopens log files.
      }
    }
  }

  private void winch() {
    if (site.launch.daemon()) {
      site.log(process.pid(), "INFO", "graceful stop of workers");
      workers.dismiss();
    } else {
      site.log(process.pid(), "DEBUG", "SIGWINCH ignored. Not daemonized");
    }
  }

  /** With {@code --preload} the code in memory stays, otherwise workers import what is on disk. */
  private void reload() {
    site.log(process.pid(), "INFO", "Hang up: " + (isNew() ? "Master.2" : "Master"));
    if (takesFirstName()) {
      workers.renew();
    }
  }

  /** A NEW arbiter notices at its next turn that its parent is gone. */
  void promote() {
    if (masterPid == 0 || process.parent == masterPid) {
      return;
    }
    site.log(process.pid(), "INFO", "Master has been promoted.");
    masterPid = 0;
    takesFirstName();
  }

  /** Title and pidfile without {@code .2}; ends it where the pidfile names another that lives. */
  private boolean takesFirstName() {
    processName = site.launch.application();
    pidfile.remove();
    if (!pidfile.write(ArbiterPidfile.Place.FIRST)) {
      new ArbiterStop(this).crash();
      return false;
    }
    title();
    return true;
  }

  @Override
  public void childExited(SimulatedProcess child, ExitStatus status) {
    if (reexec.reaped(child.pid())) {
      loop.wake();
      return;
    }
    int code = status instanceof ExitStatus.Exited exited ? exited.code() : 0;
    workers.remove(child.pid());
    if (code == BOOT_ERROR || code == LOAD_ERROR) {
      if (phase == Phase.STOPPING) {
        // Raised again in the midst of stopping, nobody catches it: the pidfile stays.
        new ArbiterStop(this).crash();
      } else {
        String reason = code == BOOT_ERROR ? "Worker failed to boot." : "App failed to load.";
        new ArbiterStop(this).begin(Signal.TERM, code, reason);
      }
      return;
    }
    if (status instanceof ExitStatus.Killed killed) {
      site.log(
          process.pid(),
          "WARNING",
          "Worker with pid %d was terminated due to signal %d"
              .formatted(child.pid(), killed.signal()));
    }
    if (isAtItsLoop()) {
      loop.wake();
    }
  }
}
