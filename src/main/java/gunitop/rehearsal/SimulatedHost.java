package gunitop.rehearsal;

import gunitop.process.ExitStatus;
import gunitop.process.Host;
import gunitop.process.ProcessId;
import gunitop.process.Signal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;

/** The kernel of a simulated host: processes, listeners, files, and what time it is. */
final class SimulatedHost {
  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z").withZone(ZoneOffset.UTC);

  /** A parent is told of an exit after this long. */
  private static final double REAP_SECONDS = 0.002;

  private static final int LOG_LINES = 500;

  final EventSchedule schedule;
  final Host host;
  final Random random = new Random(4711);
  final Map<Integer, SimulatedProcess> processes = new LinkedHashMap<>();
  final Map<Long, ListeningSocket> listeners = new HashMap<>();
  final Map<String, String> files = new HashMap<>();
  final Map<ProcessId, ExitStatus> exits = new LinkedHashMap<>();
  final List<BiConsumer<SimulatedProcess, ExitStatus>> exitWatchers = new ArrayList<>();
  private final Map<String, List<String>> logs = new HashMap<>();
  private Instant startTime;
  private final long startNanos;
  private int lastPid;
  private int firstPid;
  private int endPid = Integer.MAX_VALUE;
  private long lastInode = 40_000;

  /** A host with no process, at this instant of its two clocks. */
  SimulatedHost(Host host, Instant time, long nanos, int lastPid) {
    this.host = host;
    this.lastPid = lastPid;
    startTime = time;
    startNanos = nanos;
    schedule = new EventSchedule(nanos);
  }

  /** The wall clock. */
  Instant time() {
    return startTime.plusNanos(schedule.now() - startNanos);
  }

  /** The wall clock, so many seconds ago, in nanoseconds since the epoch. */
  long epochNanos(double secondsAgo) {
    Instant time = time().minusNanos((long) (secondsAgo * 1e9));
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  /** An inode that is not in use. */
  long inode() {
    return ++lastInode;
  }

  /** A process that began so many seconds ago. */
  SimulatedProcess begin(int pid, int parent, double secondsAgo) {
    double uptime = host.uptimeSecondsAt(schedule.now());
    long ticks = (long) ((uptime - secondsAgo) * host.ticksPerSecond());
    return place(
        new SimulatedProcess(new ProcessId(pid, Math.max(1, ticks), host.bootId()), parent));
  }

  SimulatedProcess place(SimulatedProcess process) {
    processes.put(process.pid(), process);
    lastPid = Math.max(lastPid, process.pid());
    return process;
  }

  /** New processes get the next so many PIDs from now on, round and round. */
  void reusesPids(int many) {
    firstPid = lastPid + 1;
    endPid = firstPid + many;
  }

  /** Somebody sets the wall clock. */
  void setsClock(double seconds) {
    startTime = startTime.plusNanos((long) (seconds * 1e9));
  }

  /** A fork of this process. */
  SimulatedProcess fork(SimulatedProcess parent) {
    int pid = lastPid + 1 + random.nextInt(3);
    while (pid >= endPid || lives(pid)) {
      pid = pid >= endPid ? firstPid : pid + 1;
    }
    SimulatedProcess child = begin(pid, parent.pid(), 0);
    lastPid = pid;
    child.inherit(parent);
    return child;
  }

  Optional<SimulatedProcess> process(int pid) {
    return Optional.ofNullable(processes.get(pid));
  }

  boolean lives(int pid) {
    return processes.containsKey(pid);
  }

  /** A number that is another one when processes have come, gone, or become something else. */
  int shape() {
    int shape = 0;
    for (SimulatedProcess process : processes.values()) {
      shape = 31 * shape + process.shape();
    }
    return shape;
  }

  /** Sends a signal; KILL ends the process whatever it executes. */
  void signal(Signal signal, int pid) {
    process(pid)
        .ifPresent(
            target -> {
              if (signal == Signal.KILL) {
                exit(target, new ExitStatus.Killed(signal.number()));
              } else {
                target.program.signalled(signal);
              }
            });
  }

  /** Ends a process: its children are adopted, its parent is told, its sockets are closed. */
  void exit(SimulatedProcess process, ExitStatus status) {
    if (processes.remove(process.pid()) == null) {
      return;
    }
    exits.put(process.id, status);
    process.sockets.clear();
    process.program.ended();
    for (SimulatedProcess child : List.copyOf(processes.values())) {
      if (child.parent == process.pid()) {
        child.parent = 1;
        child.program.orphaned();
      }
    }
    sweep();
    Optional<SimulatedProcess> parent = process(process.parent);
    parent.ifPresent(
        one ->
            schedule.after(
                REAP_SECONDS,
                () -> {
                  if (lives(one.pid())) {
                    one.program.childExited(process, status);
                  }
                }));
    exitWatchers.forEach(watcher -> watcher.accept(process, status));
  }

  /** A listener that no process holds is closed, and who waits in it is refused. */
  void sweep() {
    for (ListeningSocket listening : List.copyOf(listeners.values())) {
      boolean held =
          processes.values().stream().anyMatch(one -> one.sockets.contains(listening.inode));
      if (!held) {
        listeners.remove(listening.inode);
        List<Request> lost = List.copyOf(listening.waiting);
        listening.waiting.clear();
        lost.forEach(request -> request.answer().accept(null));
      }
    }
  }

  /** The listener at an address; empty where connections to it are refused. */
  Optional<ListeningSocket> listening(String address) {
    return listeners.values().stream().filter(one -> one.address.equals(address)).findFirst();
  }

  /** A line of Gunicorn's error log. */
  void log(String path, int pid, String level, String text) {
    logLine(path, "[%s] [%d] [%s] %s".formatted(LOG_TIME.format(time()), pid, level, text));
  }

  /** A bare line of a log. */
  void logLine(String path, String line) {
    List<String> lines = logs.computeIfAbsent(path, unused -> new ArrayList<>());
    lines.add(line);
    if (lines.size() > LOG_LINES) {
      lines.remove(0);
    }
  }

  /** The lines of a log; empty where there is none. */
  Optional<List<String>> logLines(String path) {
    return Optional.ofNullable(logs.get(path)).map(List::copyOf);
  }
}
