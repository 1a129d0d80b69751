package gunitop.sampling.proc;

import gunitop.kernel.Answer;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.NetworkNamespace;
import gunitop.kernel.SocketDiag;
import gunitop.kernel.SocketEntry;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/**
 * The sockets around a process: by sock_diag, in its network namespace where that is not ours and
 * we may enter it; else by its {@code /proc/PID/net}, which costs a hundred times as much and knows
 * no limits. No socket is kept in a foreign namespace: it would keep the namespace alive.
 */
final class LiveSockets implements AutoCloseable {
  private static final int LIMIT = 2 * 1024 * 1024;

  private final KernelFiles files;
  private final Answer<SocketDiag> diag = SocketDiag.open();
  private final Answer<String> ours;

  LiveSockets(KernelFiles files) {
    this.files = files;
    this.ours = files.readLink("/proc/self/ns/net");
  }

  Reading<List<SocketEntry>> listening(int pid, LongPredicate held) {
    if (isOurs(pid)) {
      Answer<List<SocketEntry>> answer = diag.get().listening(held);
      if (answer.isPresent()) {
        return Reading.known(answer.get());
      }
    } else {
      Answer<List<SocketEntry>> answer = visit(pid, there -> there.listening(held));
      if (answer.isPresent()) {
        return Reading.known(answer.get());
      }
    }
    return fromFiles(pid, true)
        .map(all -> filtered(all, one -> one.listening() && held.test(one.inode())));
  }

  Reading<List<SocketEntry>> established(
      int pid, Collection<SocketEntry> listeners, LongPredicate held) {
    if (isOurs(pid)) {
      Answer<List<SocketEntry>> answer = establishedByDiag(diag.get(), listeners, held);
      if (answer.isPresent()) {
        return Reading.known(answer.get());
      }
    } else {
      Answer<List<SocketEntry>> answer =
          visit(pid, there -> establishedByDiag(there, listeners, held));
      if (answer.isPresent()) {
        return Reading.known(answer.get());
      }
    }
    boolean unix = listeners.stream().anyMatch(LiveSockets::isUnix);
    return fromFiles(pid, unix)
        .map(all -> filtered(all, one -> !one.listening() && held.test(one.inode())));
  }

  private static List<SocketEntry> filtered(
      List<SocketEntry> all, Predicate<SocketEntry> condition) {
    return all.stream().filter(condition).toList();
  }

  /** The kernel walks all connections of the host for each request: no more than one a port. */
  private static Answer<List<SocketEntry>> establishedByDiag(
      SocketDiag diag, Collection<SocketEntry> listeners, LongPredicate held) {
    List<SocketEntry> found = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    for (SocketEntry listener : listeners) {
      boolean six = listener.local().startsWith("[");
      if (asked.add(isUnix(listener) ? "unix" : (six ? "[" : "") + listener.port())) {
        Answer<List<SocketEntry>> answer =
            isUnix(listener)
                ? diag.establishedUnix(held)
                : diag.establishedOn(listener.port(), six, held);
        if (!answer.isPresent()) {
          return answer;
        }
        found.addAll(answer.get());
      }
    }
    return Answer.of(found);
  }

  private Answer<List<SocketEntry>> visit(
      int pid, Function<SocketDiag, Answer<List<SocketEntry>>> question) {
    return diag.isPresent()
        ? NetworkNamespace.in(pid, () -> asked(question))
        : Answer.failed(diag.error());
  }

  private static Answer<List<SocketEntry>> asked(
      Function<SocketDiag, Answer<List<SocketEntry>>> question) {
    Answer<SocketDiag> there = SocketDiag.open();
    if (!there.isPresent()) {
      return Answer.failed(there.error());
    }
    try (SocketDiag diag = there.get()) {
      return question.apply(diag);
    }
  }

  private static boolean isUnix(SocketEntry entry) {
    return entry.family() == SocketEntry.Family.UNIX;
  }

  /** A process whose namespace we may not read has sockets that we may not read either. */
  private boolean isOurs(int pid) {
    if (!diag.isPresent()) {
      return false;
    }
    Answer<String> theirs = files.readLink("/proc/" + pid + "/ns/net");
    return !theirs.isPresent() || !ours.isPresent() || theirs.get().equals(ours.get());
  }

  private Reading<List<SocketEntry>> fromFiles(int pid, boolean unix) {
    String directory = "/proc/" + pid + "/net/";
    Reading<byte[]> tcp = load(directory + "tcp");
    if (!tcp.isKnown()) {
      return tcp.map(unused -> List.of());
    }
    Reading<byte[]> tcp6 = load(directory + "tcp6");
    Reading<byte[]> named = unix ? load(directory + "unix") : Reading.known(new byte[0]);
    if (isCut(tcp) || isCut(tcp6) || isCut(named)) {
      // Who is not among them may stand behind.
      return Reading.notRead();
    }
    List<SocketEntry> found = new ArrayList<>(NetTcpParser.parse(tcp.get()));
    found.addAll(tcp6.map(NetTcpParser::parse).orElse(List.of()));
    found.addAll(named.map(NetUnixParser::parse).orElse(List.of()));
    return Reading.known(found);
  }

  private static boolean isCut(Reading<byte[]> content) {
    return content.isKnown() && content.get().length >= LIMIT;
  }

  private Reading<byte[]> load(String path) {
    return LiveProcFs.reading(files.load(path, LIMIT));
  }

  @Override
  public void close() {
    if (diag.isPresent()) {
      diag.get().close();
    }
  }
}
