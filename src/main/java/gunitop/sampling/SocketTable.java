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
  private final Map<Integer, Reading<Set<Long>>> connections = new HashMap<>();

  /** Reads the sockets of these processes, as far as their open files could be read. */
  static SocketTable read(ProcFs fs, Collection<KnownProcess> tracked) {
    SocketTable table = new SocketTable();
    Map<Reading<String>, Set<KnownProcess>> byNamespace = new HashMap<>();
    for (KnownProcess process : tracked) {
      if (process.files().isKnown()) {
        byNamespace
            .computeIfAbsent(fs.networkNamespace(process.id.pid()), unused -> new HashSet<>())
            .add(process);
      }
    }
    byNamespace.values().forEach(processes -> table.add(fs, processes));
    return table;
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
    Reading<Set<Long>> established = connections.getOrDefault(process.id.pid(), Reading.notRead());
    return established.map(inodes -> held(process.files().get(), inodes));
  }

  private static Set<Long> held(OpenFiles files, Set<Long> inodes) {
    Set<Long> held = new HashSet<>(files.sockets());
    held.retainAll(inodes);
    return held;
  }

  private void add(ProcFs fs, Set<KnownProcess> sameNamespace) {
    int pid = sameNamespace.iterator().next().id.pid();
    Set<Long> held = new HashSet<>();
    sameNamespace.forEach(process -> held.addAll(process.files().get().sockets()));
    Set<Integer> ports = new HashSet<>();
    Set<String> paths = new HashSet<>();
    Reading<List<SocketEntry>> listening = fs.listening(pid);
    for (SocketEntry entry : listening.orElse(List.of())) {
      if (held.contains(entry.inode())) {
        listeners.put(entry.inode(), listener(entry, reachable(fs, sameNamespace, entry)));
        if (entry.family() == SocketEntry.Family.TCP) {
          ports.add(entry.port());
        } else {
          paths.add(entry.local());
        }
      }
    }
    Reading<Set<Long>> established =
        listening.isKnown()
            ? fs.established(pid, ports, !paths.isEmpty())
                .map(entries -> inodes(entries, ports, paths))
            : listening.map(unused -> Set.of());
    sameNamespace.forEach(process -> connections.put(process.id.pid(), established));
  }

  private static Set<Long> inodes(
      List<SocketEntry> entries, Set<Integer> ports, Set<String> paths) {
    Set<Long> inodes = new HashSet<>();
    for (SocketEntry entry : entries) {
      boolean ofListener =
          entry.family() == SocketEntry.Family.TCP
              ? ports.contains(entry.port())
              : paths.contains(entry.local());
      if (ofListener) {
        inodes.add(entry.inode());
      }
    }
    return inodes;
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
