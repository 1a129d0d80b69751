package gunitop.sampling.tracking;

import gunitop.kernel.SocketEntry;
import gunitop.process.Listener;
import gunitop.process.OpenFiles;
import gunitop.process.Reading;
import gunitop.sampling.discovery.KnownProcess;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.ProcFs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tracked processes of one network namespace, and what their sockets are. */
final class SocketGroup {
  private final ConnectionTable table = new ConnectionTable();
  private List<KnownProcess> members = List.of();
  private final Set<Long> held = new HashSet<>();
  private final Set<Long> others = new HashSet<>();
  private final Map<Long, SocketEntry> ours = new HashMap<>();
  private Map<Long, Listener> listeners = Map.of();
  private List<SocketEntry> listening;

  /** Takes in who belongs to it from now on; the open files of each are known. */
  void of(List<KnownProcess> processes) {
    members = processes;
    listening = null;
    held.clear();
    for (KnownProcess process : members) {
      held.addAll(process.closer().files().get().sockets());
    }
  }

  /** Looks at the sockets; answers whether {@link #listeners} has changed. */
  boolean look(ProcFs fs, Moment moment) {
    int pid = 0;
    Reading<List<SocketEntry>> answer = Reading.notRead();
    for (int i = 0; i < members.size() && !answer.isKnown(); i++) {
      // One that has exited since its files were read leads into no namespace any more.
      pid = members.get(i).pid();
      answer = fs.listening(pid, held::contains);
    }
    boolean changed = take(fs, answer);
    if (answer.isKnown()) {
      table.look(fs, pid, others, ours, moment);
    } else {
      table.unreadable(answer);
    }
    return changed;
  }

  /** The listeners that its processes hold, by inode. */
  Map<Long, Listener> listeners() {
    return listeners;
  }

  private boolean take(ProcFs fs, Reading<List<SocketEntry>> answer) {
    List<SocketEntry> entries = answer.orElse(List.of());
    if (entries != listening) {
      listening = entries;
      ours.clear();
      others.clear();
      others.addAll(held);
      for (SocketEntry entry : entries) {
        if (held.contains(entry.inode())) {
          ours.put(entry.inode(), entry);
          others.remove(entry.inode());
        }
      }
      return replace(fs);
    }
    for (SocketEntry entry : ours.values()) {
      if (!reachable(fs, entry).equals(listeners.get(entry.inode()).reachable())) {
        return replace(fs);
      }
    }
    return false;
  }

  private boolean replace(ProcFs fs) {
    Map<Long, Listener> next = new HashMap<>();
    ours.forEach((inode, entry) -> next.put(inode, listener(entry, reachable(fs, entry))));
    boolean changed = !next.equals(listeners);
    listeners = changed ? Map.copyOf(next) : listeners;
    return changed;
  }

  /**
   * The connections that a process holds; of one whose descriptors were not all read, these are not
   * known.
   */
  Reading<Set<Long>> connections(OpenFiles files) {
    return files.whole()
        ? table.connections().map(inodes -> held(files, inodes))
        : Reading.notRead();
  }

  private static Set<Long> held(OpenFiles files, Set<Long> inodes) {
    if (inodes.isEmpty()) {
      return Set.of();
    }
    Set<Long> held = new HashSet<>(files.sockets());
    held.retainAll(inodes);
    return held;
  }

  private Reading<Boolean> reachable(ProcFs fs, SocketEntry listener) {
    if (listener.family() == SocketEntry.Family.TCP || listener.local().startsWith("@")) {
      return Reading.known(true);
    }
    for (KnownProcess process : members) {
      if (process.closer().files().get().sockets().contains(listener.inode())) {
        return fs.leadsTo(process.pid(), listener);
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
