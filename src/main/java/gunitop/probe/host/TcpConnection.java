package gunitop.probe.host;

import gunitop.kernel.Answer;
import gunitop.kernel.PeerDiag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Over TCP, in the network namespace of the thread that made it. */
final class TcpConnection implements ProbeConnection {
  private static final String ALL_IPV4 = "0.0.0.0";
  private static final String ALL_IPV6 = "::";

  private final Socket socket;
  private final InetSocketAddress ours;
  private final InetSocketAddress theirs;
  private final Optional<PeerDiag> diag;

  private TcpConnection(Socket socket, Optional<PeerDiag> diag) {
    this.socket = socket;
    this.ours = (InetSocketAddress) socket.getLocalSocketAddress();
    this.theirs = (InetSocketAddress) socket.getRemoteSocketAddress();
    this.diag = diag;
  }

  /** Connects. */
  static TcpConnection to(InetSocketAddress address, int patienceMillis) throws IOException {
    Answer<PeerDiag> opened = PeerDiag.open();
    Optional<PeerDiag> diag = opened.isPresent() ? Optional.of(opened.get()) : Optional.empty();
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, patienceMillis);
      return new TcpConnection(socket, diag);
    } catch (IOException failure) {
      diag.ifPresent(PeerDiag::close);
      socket.close();
      throw failure;
    }
  }

  /**
   * Where a listener is reached.
   *
   * @param listener its address, by number: {@code 0.0.0.0:8000}, {@code [::1]:8000}
   */
  static InetSocketAddress address(String listener) throws IOException {
    int colon = listener.lastIndexOf(':');
    String host = listener.substring(0, Math.max(0, colon)).replace("[", "").replace("]", "");
    String port = listener.substring(colon + 1);
    // A name would be looked up.
    if (!host.matches("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*") || !port.matches("[0-9]{1,5}")) {
      throw new IOException("its address is none of TCP");
    }
    String reached = host.equals(ALL_IPV4) ? "127.0.0.1" : host.equals(ALL_IPV6) ? "::1" : host;
    return new InetSocketAddress(InetAddress.getByName(reached), Integer.parseInt(port));
  }

  @Override
  public long accepted() {
    if (diag.isEmpty()) {
      return UNSEEN;
    }
    Answer<Long> inode = diag.get().inet(theirs, ours);
    return inode.isPresent() ? inode.get() : UNSEEN;
  }

  @Override
  public void send(byte[] bytes, long deadlineNanos) throws IOException {
    // A request fits into the socket's buffer.
    socket.getOutputStream().write(bytes);
  }

  @Override
  public int receive(byte[] into, int offset, long deadlineNanos) throws IOException {
    long left = deadlineNanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
    return socket.getInputStream().read(into, offset, into.length - offset);
  }

  @Override
  public void close() {
    diag.ifPresent(PeerDiag::close);
    try {
      socket.close();
    } catch (IOException gone) {
      return;
    }
  }
}
