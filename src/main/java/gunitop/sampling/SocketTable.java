package gunitop.sampling;

import gunitop.kernel.SocketEntry;
import gunitop.process.Listener;
import gunitop.process.OpenFiles;
import gunitop.process.Reading;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The listeners of the tracked processes and the connections made to them: the sockets that they
 * hold open, met with the host's sockets in each network namespace among them.
 */
final class SocketTable {
  private final Map<Long, Listener> listeners = new HashMap<>();
  private final Map<Reading<String>, ConnectionTable> connections = new HashMap<>();

  /** Reads the sockets of these processes, as far as their open files could be read. */
  void look(ProcFs fs, Collection<KnownProcess> tracked, Moment moment) {
    listeners.clear();
    Map<Reading<String>, Set<KnownProcess>> byNamespace = new HashMap<>();
    for (KnownProcess process : tracked) {
      if (process.files().isKnown()) {
        if (process.namespace == null) {
          process.namespace = fs.networkNamespace(process.id.pid());
        }
        byNamespace.computeIfAbsent(process.namespace, unused -> new HashSet<>()).add(process);
      }
    }
    connections.keySet().retainAll(byNamespace.keySet());
    byNamespace.forEach(
        (namespace, processes) ->
            look(
                fs,
                processes,
                connections.computeIfAbsent(namespace, unused -> new ConnectionTable()),
                moment));
  }

  /** The listening sockets by inode. */
  Map<Long, Listener> listeners() {
    return listeners;
  }

  /** The connections to one of the listeners that a process holds, by inode. */
  Reading<Set<Long>> connections(KnownProcess process) {
    if (!process.files().isKnown()) {
      return process.files().map(unused -> Set.of());
    }
    return connections
        .get(process.namespace)
        .connections()
        .map(inodes -> held(process.files().get(), inodes));
  }

  private static Set<Long> held(OpenFiles files, Set<Long> inodes) {
    if (inodes.isEmpty()) {
      return Set.of();
    }
    Set<Long> held = new HashSet<>(files.sockets());
    held.retainAll(inodes);
    return held;
  }

  private void look(
      ProcFs fs, Set<KnownProcess> sameNamespace, ConnectionTable table, Moment moment) {
    Set<Long> held = new HashSet<>();
    sameNamespace.forEach(process -> held.addAll(process.files().get().sockets()));
    Map<Long, SocketEntry> ours = new HashMap<>();
    int pid = 0;
    Reading<List<SocketEntry>> listening = Reading.notRead();
    for (KnownProcess process : sameNamespace) {
      // One that has exited since its files were read leads into no namespace any more.
      if (!listening.isKnown()) {
        pid = process.id.pid();
        listening = fs.listening(pid);
      }
    }
    for (SocketEntry entry : listening.orElse(List.of())) {
      if (held.contains(entry.inode())) {
        ours.put(entry.inode(), entry);
        listeners.put(entry.inode(), listener(entry, reachable(fs, sameNamespace, entry)));
      }
    }
    if (listening.isKnown()) {
      held.removeAll(ours.keySet());
      table.look(fs, pid, held, ours.values(), moment);
    } else {
      table.unreadable(listening);
    }
  }

  private static Reading<Boolean> reachable(
      ProcFs fs, Set<KnownProcess> processes, SocketEntry listener) {
    if (listener.family() == SocketEntry.Family.TCP || listener.local().startsWith("@")) {
      return Reading.known(true);
    }
    for (KnownProcess process : processes) {
      if (process.files().get().sockets().contains(listener.inode())) {
        return fs.leadsTo(process.id.pid(), listener);
      }
    }
    return Reading.notRead();
  }

  private static Listener listener(SocketEntry entry, Reading<Boolean> reachable) {
    boolean unix = entry.family() == SocketEntry.Family.UNIX;
    return new Listener(
        entry.inode(),
        unix ? "unix:" + entry.local() : entry.local(),
        number(entry.queued()),
        number(entry.limit()),
        reachable);
  }

  private static Reading<Integer> number(int value) {
    return value == SocketEntry.UNKNOWN ? Reading.notRead() : Reading.known(value);
  }
}
