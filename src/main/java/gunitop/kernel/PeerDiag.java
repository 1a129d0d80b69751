package gunitop.kernel;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The other end of a connection of our own, by sock_diag, in the network namespace in which this
 * was opened: the kernel looks for one socket alone. Its inode is 0 as long as no process has
 * accepted it ({@code net/core/sock.c sock_i_ino}). For one thread at a time.
 */
public final class PeerDiag implements AutoCloseable {
  private static final byte AF_UNIX = 1;
  private static final byte AF_INET = 2;
  private static final byte AF_INET6 = 10;
  private static final byte IPPROTO_TCP = 6;
  private static final int ESTABLISHED = 1;
  private static final int LISTEN = 10;
  private static final int INET_REQUEST = 56;
  private static final int UNIX_REQUEST = 24;
  private static final int UDIAG_SHOW_PEER = 4;
  private static final long NO_COOKIE = -1;

  private final Netlink netlink;

  private PeerDiag(Netlink netlink) {
    this.netlink = netlink;
  }

  /** Opens a socket to the kernel; fails where sock_diag is not built in or filtered. */
  public static Answer<PeerDiag> open() {
    Answer<Netlink> netlink = Netlink.open();
    return netlink.isPresent()
        ? Answer.of(new PeerDiag(netlink.get()))
        : Answer.failed(netlink.error());
  }

  /** The inode of the end of a TCP connection that has this as its local address. */
  public Answer<Long> inet(InetSocketAddress local, InetSocketAddress remote) {
    List<Long> found = new ArrayList<>();
    int error =
        netlink.one(
            inetRequest(netlink, 0, local, remote),
            message -> {
              if (isConnection(message)) {
                found.add(message.getInt(message.position() + 68) & 0xFFFFFFFFL);
              }
            });
    return found.isEmpty()
        ? Answer.failed(error == 0 ? Errno.ENOENT : error)
        : Answer.of(found.get(0));
  }

  /** The inode of the unix socket to which the one of this inode is connected. */
  public Answer<Long> unix(long inode) {
    ByteBuffer request = netlink.requestOne(UNIX_REQUEST);
    request.put(AF_UNIX).put((byte) 0).putShort((short) 0).putInt(1 << ESTABLISHED);
    request.putInt((int) inode).putInt(UDIAG_SHOW_PEER).putLong(NO_COOKIE);
    List<Long> found = new ArrayList<>();
    int error = netlink.one(request, message -> found.add(UnixSocketMessage.peer(message)));
    return found.isEmpty()
        ? Answer.failed(error == 0 ? Errno.ENOENT : error)
        : Answer.of(found.get(0));
  }

  /** The kernel falls back on the listener of the local port. */
  static boolean isConnection(ByteBuffer message) {
    return message.get(message.position() + 1) != LISTEN;
  }

  /**
   * A request for the one TCP socket with these two addresses.
   *
   * @param extensions what is to be told besides, {@code INET_DIAG_*} as bits
   */
  static ByteBuffer inetRequest(
      Netlink netlink, int extensions, InetSocketAddress local, InetSocketAddress remote) {
    ByteBuffer request = netlink.requestOne(INET_REQUEST);
    byte[] from = local.getAddress().getAddress();
    byte[] to = remote.getAddress().getAddress();
    request.put(from.length == 4 ? AF_INET : AF_INET6).put(IPPROTO_TCP);
    request.put((byte) extensions).put((byte) 0).putInt(-1);
    request.order(ByteOrder.BIG_ENDIAN);
    request.putShort((short) local.getPort()).putShort((short) remote.getPort());
    int addresses = request.position();
    request.put(from).position(addresses + 16);
    request.put(to).position(addresses + 32);
    // Any interface.
    request.putInt(0).putLong(NO_COOKIE);
    return request;
  }

  @Override
  public void close() {
    netlink.close();
  }
}
