package gunitop.kernel;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * The sockets of our network namespace, by sock_diag; needs no right. The layouts are those of
 * {@code linux/inet_diag.h} and {@code linux/unix_diag.h}. For one thread at a time.
 */
public final class SocketDiag implements AutoCloseable {
  private static final byte AF_UNIX = 1;
  private static final byte AF_INET = 2;
  private static final byte AF_INET6 = 10;
  private static final byte IPPROTO_TCP = 6;
  private static final int ESTABLISHED = 1;
  private static final int CLOSE_WAIT = 8;
  private static final int LISTEN = 10;
  private static final int LISTENING_STATES = 1 << LISTEN;
  private static final int CONNECTED_STATES = 1 << ESTABLISHED | 1 << CLOSE_WAIT;
  private static final int INET_REQUEST = 56;
  private static final int INET_MESSAGE = 72;
  private static final int INET_DIAG_INFO = 2;

  /** Where {@code tcpi_bytes_acked} stands in {@code struct tcp_info}. */
  private static final int TCP_INFO_ACKED = 120;

  private static final int UNIX_REQUEST = 24;
  private static final int UDIAG_SHOW_NAME = 1;
  private static final int UDIAG_SHOW_VFS = 2;
  private static final int UDIAG_SHOW_RQLEN = 0x10;

  private final Netlink netlink;
  private final RepeatedMessages<SocketEntry> listeners = new RepeatedMessages<>();

  private SocketDiag(Netlink netlink) {
    this.netlink = netlink;
  }

  /** Opens a socket to the kernel; fails where sock_diag is not built in or filtered. */
  public static Answer<SocketDiag> open() {
    Answer<Netlink> netlink = Netlink.open();
    return netlink.isPresent()
        ? Answer.of(new SocketDiag(netlink.get()))
        : Answer.failed(netlink.error());
  }

  /**
   * The listening TCP and unix stream sockets, with backlog and limit; the same list as the last
   * time where nothing about them changed.
   *
   * @param wanted of which inodes: a host has as many as any of its users likes
   */
  public Answer<List<SocketEntry>> listening(LongPredicate wanted) {
    listeners.begin();
    Consumer<ByteBuffer> add =
        message -> {
          if (wanted.test(inetInode(message))) {
            listeners.add(message, SocketDiag::inetEntry);
          }
        };
    int error = inet(AF_INET, LISTENING_STATES, 0, add);
    if (error == 0) {
      error = Errno.unlessMissing(inet(AF_INET6, LISTENING_STATES, 0, add));
    }
    if (error == 0) {
      error =
          unix(
              LISTENING_STATES,
              message -> {
                if (wanted.test(UnixSocketMessage.inode(message))) {
                  listeners.add(message, listener -> UnixSocketMessage.entry(listener, true));
                }
              });
    }
    return error == 0 ? Answer.of(listeners.end()) : Answer.failed(error);
  }

  /**
   * The TCP connections on this local port: established ones, and those that the other side has
   * closed while ours still holds them. The kernel walks its table of all connections for it, a
   * millisecond on a host of some memory.
   *
   * @param six whether those of IPv6 sockets, which may have IPv4 peers, or those of IPv4 sockets
   * @param wanted of which inodes
   */
  public Answer<List<SocketEntry>> establishedOn(int port, boolean six, LongPredicate wanted) {
    List<SocketEntry> found = new ArrayList<>();
    int error =
        inet(
            six ? AF_INET6 : AF_INET,
            CONNECTED_STATES,
            port,
            message -> {
              if (wanted.test(inetInode(message))) {
                found.add(inetEntry(message));
              }
            });
    return error == 0 ? Answer.of(found) : Answer.failed(error);
  }

  /**
   * The connected unix sockets; the accepting side carries the listener's path.
   *
   * @param wanted of which inodes
   */
  public Answer<List<SocketEntry>> establishedUnix(LongPredicate wanted) {
    List<SocketEntry> found = new ArrayList<>();
    int error =
        unix(
            1 << ESTABLISHED,
            message -> {
              if (wanted.test(UnixSocketMessage.inode(message))) {
                found.add(UnixSocketMessage.entry(message, false));
              }
            });
    return error == 0 ? Answer.of(found) : Answer.failed(error);
  }

  /**
   * How much of what was sent on this TCP connection of our network namespace, whoever holds it,
   * has not arrived; fails with ENOENT where there is no such connection.
   */
  public Answer<SendQueue> sendQueue(InetSocketAddress local, InetSocketAddress remote) {
    ByteBuffer request = PeerDiag.inetRequest(netlink, 1 << INET_DIAG_INFO - 1, local, remote);
    List<SendQueue> found = new ArrayList<>();
    int error =
        netlink.one(
            request,
            message -> {
              if (PeerDiag.isConnection(message)) {
                found.add(sendQueue(message));
              }
            });
    return found.isEmpty()
        ? Answer.failed(error == 0 ? Errno.ENOENT : error)
        : Answer.of(found.get(0));
  }

  private static SendQueue sendQueue(ByteBuffer message) {
    long waiting = message.getInt(message.position() + 60) & 0xFFFFFFFFL;
    long acknowledged = SocketEntry.UNKNOWN;
    int at = message.position() + INET_MESSAGE;
    while (at + 4 <= message.limit()) {
      int length = message.getShort(at) & 0xFFFF;
      if (length < 4) {
        break;
      }
      if (message.getShort(at + 2) == INET_DIAG_INFO && length >= 4 + TCP_INFO_ACKED + 8) {
        acknowledged = message.getLong(at + 4 + TCP_INFO_ACKED);
      }
      at += (length + 3) & ~3;
    }
    return new SendQueue(waiting, acknowledged);
  }

  private static long inetInode(ByteBuffer message) {
    return message.getInt(message.position() + 68) & 0xFFFFFFFFL;
  }

  private int inet(byte family, int states, int port, Consumer<ByteBuffer> into) {
    ByteBuffer request = netlink.request(INET_REQUEST);
    request.put(family).put(IPPROTO_TCP).put((byte) 0).put((byte) 0).putInt(states);
    request.put((byte) (port >> 8)).put((byte) port);
    return netlink.dump(request, into);
  }

  private static SocketEntry inetEntry(ByteBuffer message) {
    int start = message.position();
    byte[] address = new byte[message.get(start) == AF_INET6 ? 16 : 4];
    message.get(start + 8, address);
    int port = (message.get(start + 4) & 0xFF) << 8 | message.get(start + 5) & 0xFF;
    boolean listening = message.get(start + 1) == LISTEN;
    return new SocketEntry(
        SocketEntry.Family.TCP,
        listening,
        inetInode(message),
        SocketAddressText.of(address, port),
        port,
        listening ? message.getInt(start + 56) : SocketEntry.UNKNOWN,
        listening ? message.getInt(start + 60) : SocketEntry.UNKNOWN);
  }

  private int unix(int states, Consumer<ByteBuffer> into) {
    ByteBuffer request = netlink.request(UNIX_REQUEST);
    request.put(AF_UNIX).put((byte) 0).putShort((short) 0).putInt(states).putInt(0);
    int more = states == LISTENING_STATES ? UDIAG_SHOW_VFS | UDIAG_SHOW_RQLEN : 0;
    request.putInt(UDIAG_SHOW_NAME | more);
    return netlink.dump(request, into);
  }

  @Override
  public void close() {
    netlink.close();
  }
}
