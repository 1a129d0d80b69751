package gunitop.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was seen of the host at one instant; immutable.
 *
 * @param time the wall clock once what is tracked had been read: nothing that is seen in it was so
 *     only later
 * @param monotonicNanos a clock that never jumps, nanoseconds from an arbitrary start: for
 *     intervals
 * @param host what does not change while the host is up
 * @param viewer the user that gunitop runs as
 * @param processes by PID; where every process is shown, one that has not run since has the memory
 *     and priority that it had within the last 20 seconds
 * @param listeners the listening sockets held by tracked processes, by inode
 * @param files what stands in the files of {@link Focus#files()}, by path
 * @param exits how tracked processes ended that did so lately (a minute), as far as the kernel
 *     tells; may come one snapshot later than their absence
 * @param processCount how many processes the host has, also where {@link Focus#catching} leaves
 *     some out: among those, one that has exited is counted for up to two seconds, and up to five
 *     where threads that we cannot see (those of other PID namespaces) start at the same time
 * @param paths whether something lies at the paths of {@link Focus#paths()}, as far as that may be
 *     looked at
 */
public record Snapshot(
    Instant time,
    long monotonicNanos,
    Host host,
    Owner viewer,
    Map<Integer, ProcessSample> processes,
    Map<Long, Listener> listeners,
    Map<String, FileReading> files,
    Map<ProcessId, ExitStatus> exits,
    int processCount,
    Map<SeenPath, Boolean> paths) {

  /** One that holds every process and knows of no exits. */
  public Snapshot(
      Instant time,
      long monotonicNanos,
      Host host,
      Owner viewer,
      Map<Integer, ProcessSample> processes,
      Map<Long, Listener> listeners,
      Map<String, FileReading> files) {
    this(
        time,
        monotonicNanos,
        host,
        viewer,
        processes,
        listeners,
        files,
        Map.of(),
        processes.size(),
        Map.of());
  }

  /** One for which nobody asked what lies where. */
  public Snapshot(
      Instant time,
      long monotonicNanos,
      Host host,
      Owner viewer,
      Map<Integer, ProcessSample> processes,
      Map<Long, Listener> listeners,
      Map<String, FileReading> files,
      Map<ProcessId, ExitStatus> exits,
      int processCount) {
    this(
        time,
        monotonicNanos,
        host,
        viewer,
        processes,
        listeners,
        files,
        exits,
        processCount,
        Map.of());
  }

  /** Copies the maps, keeping their order out of the contract. */
  public Snapshot {
    processes = ProcessTable.copyOf(processes);
    listeners = Map.copyOf(listeners);
    files = Map.copyOf(files);
    exits = Map.copyOf(exits);
    paths = Map.copyOf(paths);
  }

  /** The process with this PID, if there is one. */
  public Optional<ProcessSample> process(int pid) {
    return Optional.ofNullable(processes.get(pid));
  }

  /** The process with this identity: the PID is taken and its start time is the same. */
  public Optional<ProcessSample> process(ProcessId id) {
    ProcessSample sample = processes.get(id.pid());
    return sample != null && sample.id().equals(id) ? Optional.of(sample) : Optional.empty();
  }

  /** Whether this very process exists and executes. */
  public boolean isAlive(ProcessId id) {
    return process(id).filter(ProcessSample::isAlive).isPresent();
  }

  /** How this process ended; not read while it lives, and where the kernel does not tell. */
  public Reading<ExitStatus> exit(ProcessId id) {
    ExitStatus status = exits.get(id);
    return status == null ? Reading.notRead() : Reading.known(status);
  }

  /** Whether something lies at a path; not read where nobody asked, or may not look. */
  public Reading<Boolean> exists(SeenPath path) {
    Boolean there = paths.get(path);
    return there == null ? Reading.notRead() : Reading.known(there);
  }

  /** The children of a PID, oldest first. */
  public List<ProcessSample> childrenOf(int pid) {
    List<ProcessSample> children = new ArrayList<>();
    for (ProcessSample sample : processes.values()) {
      if (sample.stat().parent() == pid) {
        children.add(sample);
      }
    }
    children.sort(ProcessOrder.OLDEST_FIRST);
    return Collections.unmodifiableList(children);
  }

  /** Every process, oldest first. */
  public List<ProcessSample> oldestFirst() {
    Collection<ProcessSample> all = processes.values();
    return all.stream().sorted(ProcessOrder.OLDEST_FIRST).toList();
  }

  /** How long a process has lived, in seconds, by the kernel's clock. */
  public double ageSeconds(ProcessId id) {
    return host.uptimeSecondsAt(monotonicNanos) - (double) id.startTicks() / host.ticksPerSecond();
  }
}
