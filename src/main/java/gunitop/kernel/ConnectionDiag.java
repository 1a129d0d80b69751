package gunitop.kernel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * Both ends of the connections of our network namespace, by sock_diag; needs no right. The layouts
 * are those of {@code linux/inet_diag.h} and {@code linux/unix_diag.h}. The kernel walks all
 * sockets of the namespace for each answer; it hands out those in a wanted state alone, and cannot
 * be asked for inodes. For one thread at a time.
 */
public final class ConnectionDiag implements AutoCloseable {
  private static final byte AF_UNIX = 1;
  private static final byte AF_INET = 2;
  private static final byte AF_INET6 = 10;
  private static final byte IPPROTO_TCP = 6;
  private static final int ESTABLISHED = 1;
  private static final int SYN_SENT = 2;
  private static final int CLOSE_WAIT = 8;
  private static final int STATES = 1 << ESTABLISHED | 1 << SYN_SENT | 1 << CLOSE_WAIT;
  private static final int INET_REQUEST = 56;
  private static final int UNIX_REQUEST = 24;
  private static final int UDIAG_SHOW_NAME = 1;
  private static final int UDIAG_SHOW_PEER = 4;
  private static final int SOCK_DGRAM = 2;

  private final Netlink netlink;

  private ConnectionDiag(Netlink netlink) {
    this.netlink = netlink;
  }

  /** Opens a socket to the kernel; fails where sock_diag is not built in or filtered. */
  public static Answer<ConnectionDiag> open() {
    Answer<Netlink> netlink = Netlink.open();
    return netlink.isPresent()
        ? Answer.of(new ConnectionDiag(netlink.get()))
        : Answer.failed(netlink.error());
  }

  /**
   * The connections over TCP and unix sockets, those that are being made too; of unix sockets no
   * datagrams.
   *
   * @param wanted of which inodes this end must be
   */
  public Answer<List<ConnectedSocket>> connections(LongPredicate wanted) {
    List<ConnectedSocket> found = new ArrayList<>();
    Consumer<ByteBuffer> add =
        message -> {
          if (wanted.test(inetInode(message))) {
            found.add(inet(message));
          }
        };
    int error = dump(AF_INET, add);
    if (error == 0) {
      error = Errno.unlessMissing(dump(AF_INET6, add));
    }
    if (error == 0) {
      error = addUnix(wanted, found);
    }
    return error == 0 ? Answer.of(found) : Answer.failed(error);
  }

  private int dump(byte family, Consumer<ByteBuffer> into) {
    ByteBuffer request = netlink.request(INET_REQUEST);
    request.put(family).put(IPPROTO_TCP).put((byte) 0).put((byte) 0).putInt(STATES);
    return netlink.dump(request, into);
  }

  private static long inetInode(ByteBuffer message) {
    return message.getInt(message.position() + 68) & 0xFFFFFFFFL;
  }

  private static ConnectedSocket inet(ByteBuffer message) {
    int start = message.position();
    int port = port(message, start + 4);
    return new ConnectedSocket(
        SocketEntry.Family.TCP,
        switch (message.get(start + 1)) {
          case SYN_SENT -> ConnectedSocket.State.CONNECTING;
          case CLOSE_WAIT -> ConnectedSocket.State.CLOSED_BY_PEER;
          default -> ConnectedSocket.State.ESTABLISHED;
        },
        inetInode(message),
        address(message, start + 8, port),
        port,
        address(message, start + 24, port(message, start + 6)));
  }

  private static int port(ByteBuffer message, int at) {
    return (message.get(at) & 0xFF) << 8 | message.get(at + 1) & 0xFF;
  }

  /** An IPv4 address inside an IPv6 one is shown as what it is. */
  private static String address(ByteBuffer message, int at, int port) {
    byte[] address = new byte[message.get(message.position()) == AF_INET6 ? 16 : 4];
    message.get(at, address);
    boolean isMapped = address.length == 16 && SocketAddressText.isMapped(address);
    return SocketAddressText.of(isMapped ? Arrays.copyOfRange(address, 12, 16) : address, port);
  }

  /** The names of all unix sockets of a host may be long and many: only two ends' are read. */
  private int addUnix(LongPredicate wanted, List<ConnectedSocket> into) {
    Map<Long, Long> peers = new HashMap<>();
    int error =
        dumpUnix(
            UDIAG_SHOW_PEER,
            message -> {
              long inode = UnixSocketMessage.inode(message);
              boolean isStream = message.get(message.position() + 1) != SOCK_DGRAM;
              if (isStream && wanted.test(inode)) {
                peers.put(inode, UnixSocketMessage.peer(message));
              }
            });
    if (error != 0 || peers.isEmpty()) {
      return error;
    }
    long[] ends =
        peers.entrySet().stream()
            .flatMap(ours -> List.of(ours.getKey(), ours.getValue()).stream())
            .mapToLong(Long::longValue)
            .sorted()
            .toArray();
    Map<Long, String> names = new HashMap<>();
    error =
        dumpUnix(
            UDIAG_SHOW_NAME,
            message -> {
              long inode = UnixSocketMessage.inode(message);
              if (inode != 0 && Arrays.binarySearch(ends, inode) >= 0) {
                names.put(inode, UnixSocketMessage.entry(message, false).local());
              }
            });
    peers.forEach(
        (inode, peer) ->
            into.add(
                new ConnectedSocket(
                    SocketEntry.Family.UNIX,
                    ConnectedSocket.State.ESTABLISHED,
                    inode,
                    names.getOrDefault(inode, ""),
                    0,
                    names.getOrDefault(peer, ConnectedSocket.UNSEEN))));
    return error;
  }

  private int dumpUnix(int show, Consumer<ByteBuffer> into) {
    ByteBuffer request = netlink.request(UNIX_REQUEST);
    request.put(AF_UNIX).put((byte) 0).putShort((short) 0).putInt(1 << ESTABLISHED).putInt(0);
    request.putInt(show);
    return netlink.dump(request, into);
  }

  @Override
  public void close() {
    netlink.close();
  }
}
