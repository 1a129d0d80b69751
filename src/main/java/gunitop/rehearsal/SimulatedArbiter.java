package gunitop.rehearsal;

import gunitop.process.ExitStatus;
import gunitop.process.ImageLayout;
import gunitop.process.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An arbiter as {@code gunicorn/arbiter.py} of release 20.1 has it: signals wait in a queue of
 * five, one is handled a turn; between two turns it sleeps for a second at most, then looks for
 * silent workers and sees to their number.
 */
final class SimulatedArbiter implements Executing {
  private static final double TURN_SECONDS = 0.003;
  private static final double SLEEP_SECONDS = 1;
  private static final double MOST_BETWEEN_FORKS = 0.1;
  private static final int MOST_QUEUED = 5;
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

  final Site site;
  final SimulatedProcess process;
  final Map<Integer, SimulatedWorker> workers = new LinkedHashMap<>();
  private final Deque<Signal> queue = new ArrayDeque<>();
  private final ArbiterPidfile pidfile;

  /** The arbiter that executed it; 0 for the first, and once it was promoted. */
  int masterPid;

  Phase phase = Phase.IMPORTING;

  /** The code that it imported before it forked; {@code null} without {@code --preload}. */
  Code memory;

  int wanted;
  private String processName;
  private int reexecPid;
  private boolean forking;
  private long turn;

  SimulatedArbiter(Site site, SimulatedProcess process, int masterPid) {
    this.site = site;
    this.process = process;
    this.masterPid = masterPid;
    processName = site.launch.application() + (masterPid == 0 ? "" : ".2");
    pidfile = new ArbiterPidfile(site, process.pid());
    wanted = site.launch.workers();
    process.program = this;
  }

  /** Executes the program anew: another image, no handlers; then it imports and starts. */
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
    manage();
  }

  ArbiterPidfile pidfile() {
    return pidfile;
  }

  /** Takes over a generation that stands already. */
  void standing(Code code) {
    memory = site.launch.preload() ? code : null;
    phase = Phase.RUNNING;
    processName = site.launch.application();
    wake(SLEEP_SECONDS);
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
    } else if (queue.size() < MOST_QUEUED) {
      queue.add(signal);
      wake(TURN_SECONDS);
    }
  }

  /** Lets the next turn come so soon, in the place of the one that was due. */
  private void wake(double seconds) {
    long mine = ++turn;
    site.host.agenda.after(
        seconds,
        () -> {
          if (turn == mine && phase == Phase.RUNNING && !forking) {
            turn();
          }
        });
  }

  private void turn() {
    promote();
    if (queue.isEmpty()) {
      murder();
      manage();
      return;
    }
    Signal signal = queue.poll();
    site.log(process.pid(), "INFO", "Handling signal: " + signal.name().toLowerCase(Locale.ROOT));
    handle(signal);
    if (phase == Phase.RUNNING && !forking) {
      wake(TURN_SECONDS);
    }
  }

  private void handle(Signal signal) {
    switch (signal) {
      case TERM -> new ArbiterStop(this).begin(Signal.TERM, 0, "");
      case INT, QUIT -> new ArbiterStop(this).begin(Signal.QUIT, 0, "");
      case HUP -> reload();
      case TTIN -> {
        wanted++;
        manage();
      }
      case TTOU -> {
        if (wanted > 1) {
          wanted--;
          manage();
        }
      }
      case USR2 -> reexec();
      case WINCH -> winch();
      default -> {
        // USR1 reopens log files.
      }
    }
  }

  private void winch() {
    if (site.launch.daemon()) {
      site.log(process.pid(), "INFO", "graceful stop of workers");
      wanted = 0;
      List.copyOf(workers.values()).forEach(worker -> worker.signalled(Signal.TERM));
    } else {
      site.log(process.pid(), "DEBUG", "SIGWINCH ignored. Not daemonized");
    }
  }

  private void reexec() {
    if (reexecPid != 0 || masterPid != 0) {
      String whose = reexecPid != 0 ? "Child" : "Parent";
      site.log(process.pid(), "WARNING", "USR2 signal ignored. " + whose + " exists.");
      return;
    }
    SimulatedProcess child = site.host.fork(process);
    reexecPid = child.pid();
    Map<String, String> environment = new HashMap<>(process.environment);
    environment.put("GUNICORN_PID", String.valueOf(process.pid()));
    child.environment = environment;
    SimulatedArbiter next = new SimulatedArbiter(site, child, process.pid());
    site.arbiters.add(next);
    site.host.agenda.after(
        0.004,
        () -> {
          if (site.host.lives(child.pid())) {
            next.execute();
          }
        });
  }

  /** With {@code --preload} the code in memory stays, otherwise workers import what is on disk. */
  private void reload() {
    site.log(process.pid(), "INFO", "Hang up: " + (isNew() ? "Master.2" : "Master"));
    wanted = site.launch.workers();
    processName = site.launch.application();
    pidfile.remove();
    if (!pidfile.write(ArbiterPidfile.Place.FIRST)) {
      new ArbiterStop(this).crash();
      return;
    }
    title();
    for (int i = 0; i < wanted; i++) {
      fork();
    }
    manage();
  }

  private void murder() {
    double timeout = site.launch.timeoutSeconds();
    if (timeout <= 0) {
      return;
    }
    for (SimulatedWorker worker : List.copyOf(workers.values())) {
      double silent = (site.host.epochNanos(0) - worker.heartbeat().changedNanos()) / 1e9;
      if (silent > timeout) {
        if (!worker.aborted) {
          worker.aborted = true;
          site.log(process.pid(), "CRITICAL", "WORKER TIMEOUT (pid:" + worker.pid() + ")");
          worker.signalled(Signal.ABRT);
        } else {
          site.host.signal(Signal.KILL, worker.pid());
        }
      }
    }
  }

  /** Forks the workers that lack, up to a tenth of a second apart; then ends what is too much. */
  private void manage() {
    int lacking = wanted - workers.size();
    if (lacking > 0) {
      forking = true;
      fork(lacking);
      return;
    }
    trim();
    wake(SLEEP_SECONDS);
  }

  private void fork(int lacking) {
    if (phase != Phase.RUNNING || !site.host.lives(process.pid())) {
      return;
    }
    if (lacking == 0) {
      forking = false;
      trim();
      wake(queue.isEmpty() ? SLEEP_SECONDS : TURN_SECONDS);
      return;
    }
    fork();
    site.host.agenda.after(
        MOST_BETWEEN_FORKS * site.host.random.nextDouble(), () -> fork(lacking - 1));
  }

  private void fork() {
    SimulatedWorker worker = SimulatedWorker.fork(this);
    workers.put(worker.pid(), worker);
  }

  private void trim() {
    List<SimulatedWorker> eldestFirst = new ArrayList<>(workers.values());
    for (int i = 0; i < workers.size() - wanted; i++) {
      eldestFirst.get(i).signalled(Signal.TERM);
    }
  }

  /** A NEW arbiter notices at its next turn that its parent is gone. */
  private void promote() {
    if (masterPid == 0 || process.parent == masterPid) {
      return;
    }
    site.log(process.pid(), "INFO", "Master has been promoted.");
    masterPid = 0;
    processName = site.launch.application();
    pidfile.remove();
    if (!pidfile.write(ArbiterPidfile.Place.FIRST)) {
      new ArbiterStop(this).crash();
      return;
    }
    title();
  }

  @Override
  public void childExited(SimulatedProcess child, ExitStatus status) {
    if (child.pid() == reexecPid) {
      reexecPid = 0;
      wake(TURN_SECONDS);
      return;
    }
    int code = status instanceof ExitStatus.Exited exited ? exited.code() : 0;
    drop(child.pid());
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
    if (phase == Phase.RUNNING && !forking) {
      wake(TURN_SECONDS);
    }
  }

  private void drop(int pid) {
    SimulatedWorker worker = workers.remove(pid);
    if (worker != null) {
      process.heartbeats.remove(worker.heartbeat());
    }
  }
}
