package gunitop.rehearsal;

import gunitop.process.ExitStatus;
import java.util.ArrayList;
import java.util.List;

/** An application on a simulated host: how it is started, the code on disk, its arbiters. */
final class DeployedApplication {
  final SimulatedHost host;
  final Launch launch;
  final List<SimulatedArbiter> arbiters = new ArrayList<>();

  /** The code on disk, which an import reads. */
  CodeVersion disk;

  /** After so many requests a worker is replaced ({@code --max-requests}); 0 where none is. */
  int maxRequests;

  /** Whether a NEW master can be executed: its folder, interpreter and script are still there. */
  boolean isExecutable = true;

  /** The code on disk before or after. */
  CodeVersion other;

  DeployedApplication(SimulatedHost host, Launch launch, CodeVersion disk, CodeVersion other) {
    this.host = host;
    this.launch = launch;
    this.disk = disk;
    this.other = other;
  }

  /** Puts the other version on disk; nothing that runs takes notice. */
  void exchange() {
    CodeVersion before = disk;
    disk = other;
    other = before;
  }

  /** A line of the error log. */
  void log(int pid, String level, String text) {
    host.log(launch.log(), pid, level, text);
  }

  /** What an import that fails leaves in the error log. */
  void logTraceback(int pid) {
    log(pid, "ERROR", "Exception in worker process");
    host.logLine(launch.log(), "Traceback (most recent call last):");
    host.logLine(launch.log(), "  File \"/srv/shop/shop.py\", line 12, in <module>");
    host.logLine(launch.log(), "    from payments import capture_later");
    host.logLine(
        launch.log(),
        "ImportError: cannot import name 'capture_later' from 'payments'"
            + " (/srv/shop/payments.py)");
  }

  /** The living arbiters, eldest first. */
  List<SimulatedArbiter> living() {
    return arbiters.stream().filter(one -> host.lives(one.process.pid())).toList();
  }

  /** Every living worker. */
  List<SimulatedWorker> workers() {
    return host.processes.values().stream()
        .filter(process -> process.program instanceof SimulatedWorker)
        .map(process -> (SimulatedWorker) process.program)
        .toList();
  }

  /** Executes a Gunicorn in this process, as a shell or a supervisor would. */
  SimulatedArbiter execute(SimulatedProcess process) {
    SimulatedArbiter arbiter = new SimulatedArbiter(this, process, 0);
    arbiters.add(arbiter);
    arbiter.execute();
    return arbiter;
  }

  /** A program that needs this process no more ends it. */
  void exit(SimulatedProcess process, int code) {
    host.exit(process, new ExitStatus.Exited(code));
  }
}
