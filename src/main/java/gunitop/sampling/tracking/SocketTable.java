package gunitop.sampling.tracking;

import gunitop.process.Listener;
import gunitop.process.OpenFiles;
import gunitop.process.Reading;
import gunitop.sampling.discovery.KnownProcess;
import gunitop.sampling.discovery.KnownProcesses;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The listeners of the tracked processes and the connections made to them: the sockets that they
 * hold open, met with the host's sockets in each network namespace among them.
 */
final class SocketTable {
  private final ProcFs fs;
  private final KnownProcesses known;
  private List<KnownProcess> processes = List.of();

  /** The sockets of each, or why they are not known. */
  private final List<Object> sockets = new ArrayList<>();

  private Map<Reading<String>, SocketGroup> groups = Map.of();
  private Map<Long, Listener> listeners = Map.of();

  /** Puts the connections into {@code known}. */
  SocketTable(ProcFs fs, KnownProcesses known) {
    this.fs = fs;
    this.known = known;
  }

  /**
   * Reads the sockets of these processes, as far as their open files could be read, and the
   * connections that each one holds into it.
   */
  void look(List<KnownProcess> tracked, Moment moment) {
    boolean changed = !isSame(tracked);
    if (changed) {
      regroup(tracked);
    }
    for (SocketGroup group : groups.values()) {
      changed |= group.look(fs, moment);
    }
    if (changed) {
      Map<Long, Listener> all = new HashMap<>();
      groups.values().forEach(group -> all.putAll(group.listeners()));
      listeners = Map.copyOf(all);
    }
    for (KnownProcess process : tracked) {
      Reading<Set<Long>> connections = connections(process);
      if (!connections.equals(process.closer().connections())) {
        known.store(process, process.closer().withConnections(connections));
      }
    }
  }

  /** The listening sockets by inode; the same map as long as they are the same. */
  Map<Long, Listener> listeners() {
    return listeners;
  }

  private Reading<Set<Long>> connections(KnownProcess process) {
    Reading<OpenFiles> files = process.closer().files();
    return files.isKnown()
        ? groups.get(namespace(process)).connections(files.get())
        : files.map(unused -> Set.of());
  }

  /** Asked once, if it can be told: a process that enters another one would have to be asked to. */
  private Reading<String> namespace(KnownProcess process) {
    Reading<String> before = process.closer().namespace().orElse(Reading.notRead());
    if (!before.isKnown() && !before.isDenied()) {
      known.store(process, process.closer().withNamespace(process.files().networkNamespace()));
    }
    return process.closer().namespace().get();
  }

  private boolean isSame(List<KnownProcess> tracked) {
    if (processes != tracked) {
      return false;
    }
    for (int i = 0; i < tracked.size(); i++) {
      if (sockets.get(i) != sockets(tracked.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The same object as long as they are the same sockets. */
  private static Object sockets(KnownProcess process) {
    Reading<OpenFiles> files = process.closer().files();
    return files.isKnown() ? files.get().sockets() : files;
  }

  private void regroup(List<KnownProcess> tracked) {
    processes = tracked;
    sockets.clear();
    Map<Reading<String>, List<KnownProcess>> byNamespace = new LinkedHashMap<>();
    for (KnownProcess process : tracked) {
      sockets.add(sockets(process));
      if (process.closer().files().isKnown()) {
        byNamespace.computeIfAbsent(namespace(process), unused -> new ArrayList<>()).add(process);
      }
    }
    Map<Reading<String>, SocketGroup> next = new LinkedHashMap<>();
    byNamespace.forEach(
        (namespace, members) -> {
          SocketGroup group = groups.getOrDefault(namespace, new SocketGroup());
          group.of(members);
          next.put(namespace, group);
        });
    groups = next;
  }
}
