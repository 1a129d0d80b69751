package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * A socket to the kernel's sock_diag ({@code sock_diag(7)}), in the network namespace in which it
 * was opened. For one thread at a time.
 */
final class Netlink implements AutoCloseable {
  static final int HEADER = 16;
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW_CLOEXEC = 3 | 02000000;
  private static final int NETLINK_SOCK_DIAG = 4;
  private static final short SOCK_DIAG_BY_FAMILY = 20;
  private static final short REQUEST_ONE = 1;
  private static final short REQUEST_DUMP = 1 | 0x300;
  private static final int NLMSG_ERROR = 2;
  private static final int NLMSG_DONE = 3;
  private static final int SIZE = 64 * 1024;

  private final int fd;
  private final Memory buffer = new Memory(SIZE);
  private final byte[] received = new byte[SIZE];
  private int sequence;

  private Netlink(int fd) {
    this.fd = fd;
  }

  static Answer<Netlink> open() {
    int fd = LibC.checked(LibC.calls().socket(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG));
    return fd < 0 ? Answer.failed(-fd) : Answer.of(new Netlink(fd));
  }

  /** A request for all that match, of this many bytes of payload, to be filled in. */
  ByteBuffer request(int payload) {
    return request(payload, REQUEST_DUMP);
  }

  /** A request for the one socket that it names. */
  ByteBuffer requestOne(int payload) {
    return request(payload, REQUEST_ONE);
  }

  private ByteBuffer request(int payload, short flags) {
    ByteBuffer request = ByteBuffer.allocate(HEADER + payload).order(ByteOrder.nativeOrder());
    sequence++;
    request.putInt(HEADER + payload).putShort(SOCK_DIAG_BY_FAMILY).putShort(flags);
    request.putInt(sequence).putInt(0);
    return request;
  }

  /**
   * Sends a request for all that match and hands each message of the answer over, positioned at its
   * payload and limited to it.
   *
   * @return 0 or an {@link Errno}
   */
  int dump(ByteBuffer request, Consumer<ByteBuffer> message) {
    return exchange(request, message, false);
  }

  /** The same with a request for one socket: its one message has no end behind it. */
  int one(ByteBuffer request, Consumer<ByteBuffer> message) {
    return exchange(request, message, true);
  }

  private int exchange(ByteBuffer request, Consumer<ByteBuffer> message, boolean one) {
    buffer.write(0, request.array(), 0, request.capacity());
    long sent =
        LibC.checked(LibC.calls().send(fd, Pointer.nativeValue(buffer), request.capacity(), 0));
    if (sent < 0) {
      return (int) -sent;
    }
    while (true) {
      int length = (int) LibC.checked(LibC.calls().recv(fd, Pointer.nativeValue(buffer), SIZE, 0));
      if (length == -Errno.EINTR) {
        continue;
      }
      if (length <= 0) {
        return length == 0 ? Errno.EPROTO : -length;
      }
      buffer.read(0, received, 0, length);
      int end = deliver(ByteBuffer.wrap(received, 0, length), message);
      if (end <= 0 || one) {
        return Math.max(0, -end);
      }
    }
  }

  /** Answers 1 while more is to come, 0 at the end, or a negated {@link Errno}. */
  private int deliver(ByteBuffer datagram, Consumer<ByteBuffer> message) {
    datagram.order(ByteOrder.nativeOrder());
    int at = 0;
    int end = datagram.limit();
    while (at + HEADER <= end) {
      int length = datagram.getInt(at);
      int type = datagram.getShort(at + 4);
      if (length < HEADER || at + length > end) {
        return -Errno.EPROTO;
      }
      if (datagram.getInt(at + 8) == sequence) {
        if (type == NLMSG_DONE) {
          return 0;
        }
        if (type == NLMSG_ERROR) {
          return datagram.getInt(at + HEADER);
        }
        datagram.limit(at + length).position(at + HEADER);
        message.accept(datagram);
        datagram.limit(end);
      }
      at += (length + 3) & ~3;
    }
    return 1;
  }

  @Override
  public void close() {
    LibC.calls().close(fd);
  }
}
