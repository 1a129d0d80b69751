package gunitop.sampling.tracking;

import gunitop.kernel.SocketEntry;
import gunitop.process.Reading;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which sockets of one network namespace are connections to the listeners. To ask the kernel makes
 * it walk all connections of the host: it is asked when a process holds a socket that is new, four
 * times a second at most, and once a second while there are connections, which may end.
 */
final class ConnectionTable {
  private static final long SHORTEST_NANOS = 250_000_000L;
  private static final long LONGEST_NANOS = 950_000_000L;

  private static final Reading<Set<Long>> NONE = Reading.known(Set.of());

  private Reading<Set<Long>> connections = NONE;
  private Set<Long> seen = Set.of();
  private Set<Long> ports = Set.of();
  private boolean asked;
  private long askedNanos;

  /**
   * Asks where that is due.
   *
   * @param pid a process of the namespace
   * @param listeners by inode
   * @param held the sockets that processes hold, without the listeners
   */
  void look(ProcFs fs, int pid, Set<Long> held, Map<Long, SocketEntry> listeners, Moment moment) {
    if (held.isEmpty() || listeners.isEmpty()) {
      connections = NONE;
      seen = Set.of();
      asked = false;
      return;
    }
    long age = moment.monotonicNanos() - askedNanos;
    boolean fresh = !seen.containsAll(held) || !listeners.keySet().equals(ports);
    if (!asked || fresh && age >= limit(fs) || age >= LONGEST_NANOS && hasSome()) {
      connections =
          fs.established(pid, listeners.values(), held::contains)
              .map(all -> inodes(all, listeners.values()));
      seen = Set.copyOf(held);
      ports = Set.copyOf(listeners.keySet());
      asked = true;
      askedNanos = moment.monotonicNanos();
    }
  }

  /** The inodes of the connections; of a socket that came just now nothing is known yet. */
  Reading<Set<Long>> connections() {
    return connections;
  }

  void unreadable(Reading<List<SocketEntry>> listening) {
    connections = listening.map(unused -> Set.of());
    asked = false;
  }

  private boolean hasSome() {
    return !connections.orElse(Set.of()).isEmpty();
  }

  private static long limit(ProcFs fs) {
    return Math.min(SHORTEST_NANOS, fs.listingNanos());
  }

  private static Set<Long> inodes(List<SocketEntry> entries, Collection<SocketEntry> listeners) {
    Set<Integer> ports = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (SocketEntry listener : listeners) {
      if (listener.family() == SocketEntry.Family.TCP) {
        ports.add(listener.port());
      } else {
        paths.add(listener.local());
      }
    }
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
}
