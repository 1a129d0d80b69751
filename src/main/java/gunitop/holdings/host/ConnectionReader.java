package gunitop.holdings.host;

import gunitop.holdings.Connection;
import gunitop.kernel.Answer;
import gunitop.kernel.ConnectedSocket;
import gunitop.kernel.ConnectionDiag;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.NetworkNamespace;
import gunitop.kernel.SocketEntry;
import gunitop.process.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The connections around a process, in its own network namespace. No socket is kept between two
 * questions. For one thread at a time.
 */
public final class ConnectionReader {
  private final KernelFiles files = new KernelFiles();

  /**
   * The connections whose end here is one of these sockets.
   *
   * @return denied where its network namespace may not be entered, not read where it has exited
   */
  public Reading<List<Connection>> of(int pid, Set<Long> sockets) {
    if (sockets.isEmpty()) {
      return Reading.known(List.of());
    }
    long[] wanted = sockets.stream().mapToLong(Long::longValue).sorted().toArray();
    Reading<String> theirs = namespace(pid);
    if (!theirs.isKnown()) {
      return theirs.map(unused -> List.of());
    }
    Answer<List<ConnectedSocket>> answer =
        theirs.equals(link("/proc/self/ns/net"))
            ? here(wanted)
            : NetworkNamespace.in(pid, () -> here(wanted));
    return answer.isPresent()
        ? Reading.known(answer.get().stream().map(ConnectionReader::connection).toList())
        : failed(answer.error());
  }

  /** A name for the network namespace of a process, the same for all that share it. */
  Reading<String> namespace(int pid) {
    return link("/proc/" + pid + "/ns/net");
  }

  private Reading<String> link(String path) {
    Answer<String> target = files.readLink(path);
    return target.isPresent() ? Reading.known(target.get()) : failed(target.error());
  }

  private static <T> Reading<T> failed(int error) {
    return Errno.isDenied(error) ? Reading.denied() : Reading.notRead();
  }

  private static Answer<List<ConnectedSocket>> here(long[] wanted) {
    Answer<ConnectionDiag> opened = ConnectionDiag.open();
    if (!opened.isPresent()) {
      return Answer.failed(opened.error());
    }
    try (ConnectionDiag diag = opened.get()) {
      return diag.connections(inode -> Arrays.binarySearch(wanted, inode) >= 0);
    }
  }

  private static Connection connection(ConnectedSocket socket) {
    String prefix = socket.family() == SocketEntry.Family.UNIX ? Connection.UNIX : "";
    return new Connection(
        socket.inode(),
        Connection.State.valueOf(socket.state().name()),
        prefix + socket.local(),
        socket.port(),
        prefix + socket.remote());
  }
}
