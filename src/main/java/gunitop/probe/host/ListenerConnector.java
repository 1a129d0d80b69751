package gunitop.probe.host;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.NetworkNamespace;
import gunitop.probe.ProbeQuestion;
import gunitop.process.Listener;
import gunitop.process.Reading;
import gunitop.trust.Checked;
import gunitop.trust.TrustedSocket;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Connects to an application's own listener, or says why nothing is sent to it. */
final class ListenerConnector {
  private static final String UNIX = "unix:";

  private final KernelFiles files = new KernelFiles();

  /** Why nothing is sent. */
  static final class Obstacle extends Exception {
    private static final long serialVersionUID = 1;

    Obstacle(String reason) {
      super(reason, null, false, false);
    }
  }

  /** Connects, within so many milliseconds. */
  ProbeConnection connect(ProbeQuestion question, int patienceMillis) throws IOException, Obstacle {
    if (question.listener().isEmpty()) {
      throw new Obstacle("its listener cannot be seen");
    }
    Listener listener = question.listener().get();
    String address = listener.address();
    if (!address.startsWith(UNIX)) {
      return tcp(question.master().pid(), TcpConnection.address(address), patienceMillis);
    }
    String path = address.substring(UNIX.length());
    if (!path.startsWith("/")) {
      throw new Obstacle("a unix socket without a path is not asked");
    }
    if (!listener.reachable().equals(Reading.known(true))) {
      throw new Obstacle(path + " does not lead to its listener, or that cannot be read");
    }
    Checked<TrustedSocket> checked = TrustedSocket.ofUser(path, question.uid());
    if (checked.value().isEmpty()) {
      throw new Obstacle(checked.sentence());
    }
    try (TrustedSocket socket = checked.value().get()) {
      return UnixConnection.to(socket.descriptorPath());
    }
  }

  private ProbeConnection tcp(int master, InetSocketAddress address, int patienceMillis)
      throws IOException, Obstacle {
    Answer<String> theirs = files.readLink("/proc/" + master + "/ns/net");
    if (!theirs.isPresent()) {
      throw new Obstacle(
          "in which network namespace it listens cannot be read: " + Errno.text(theirs.error()));
    }
    if (theirs.equals(files.readLink("/proc/self/ns/net"))) {
      return TcpConnection.to(address, patienceMillis);
    }
    Answer<Attempt> inside =
        NetworkNamespace.in(master, () -> Answer.of(Attempt.at(address, patienceMillis)));
    if (!inside.isPresent()) {
      throw new Obstacle("its network namespace cannot be entered: " + Errno.text(inside.error()));
    }
    return inside.get().connection();
  }

  /** What came of connecting on another thread: one of the two is null. */
  private record Attempt(TcpConnection made, IOException failure) {
    static Attempt at(InetSocketAddress address, int patienceMillis) {
      try {
        return new Attempt(TcpConnection.to(address, patienceMillis), null);
      } catch (IOException failed) {
        return new Attempt(null, failed);
      }
    }

    TcpConnection connection() throws IOException {
      if (failure != null) {
        throw failure;
      }
      return made;
    }
  }
}
