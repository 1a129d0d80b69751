package gunitop.rehearsal;

import gunitop.process.FileReading;
import gunitop.process.Focus;
import gunitop.process.Listener;
import gunitop.process.Owner;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.HashMap;
import java.util.Map;

/**
 * What a snapshot of a simulated host shows: all the evidence that a real one would, so that
 * nothing that judges it knows the difference.
 */
final class HostEvidence {
  private HostEvidence() {}

  /** A snapshot as this viewer takes it. */
  static Snapshot of(SimulatedHost host, Owner viewer, Focus focus) {
    long now = host.schedule.now();
    Map<Integer, ProcessSample> processes = new HashMap<>();
    host.processes.forEach((pid, process) -> processes.put(pid, process.sample(now)));
    Map<Long, Listener> listeners = new HashMap<>();
    host.listeners.forEach((inode, listening) -> listeners.put(inode, listening.listener()));
    Map<String, FileReading> files = new HashMap<>();
    for (String path : focus.files()) {
      if (host.files.containsKey(path)) {
        files.put(
            path,
            new FileReading(
                Reading.known(host.files.get(path)), Reading.known(path.hashCode() & 0xFFFFL)));
      }
    }
    return new Snapshot(
        host.time(),
        now,
        host.host,
        viewer,
        processes,
        listeners,
        files,
        host.exits,
        processes.size());
  }
}
