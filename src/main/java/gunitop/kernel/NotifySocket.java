package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;

/**
 * Tells systemd something in the name of another process ({@code sd_pid_notify(3)}): a datagram to
 * its socket with that process's PID in {@code SCM_CREDENTIALS} ({@code unix(7)}), for which the
 * kernel asks CAP_SYS_ADMIN.
 */
public final class NotifySocket {
  /** Where systemd listens. */
  public static final String SYSTEMD = "/run/systemd/notify";

  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 02000000;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_CREDENTIALS = 2;
  private static final int ADDRESS_BYTES = 110;
  private static final int MESSAGE_HEADER_BYTES = 56;
  private static final int CONTROL_BYTES = 32;
  private static final int CONTROL_LENGTH = 28;

  private NotifySocket() {}

  /**
   * Sends one message.
   *
   * @param path the socket
   * @param message e.g. {@code MAINPID=4711}
   * @param pid in whose name
   * @return 0 or an {@link Errno}
   */
  public static int tell(String path, String message, int pid) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length > ADDRESS_BYTES - 3) {
      return Errno.ENAMETOOLONG;
    }
    int fd = LibC.checked(LibC.calls().socket(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
    if (fd < 0) {
      return -fd;
    }
    try {
      return send(fd, name, message.getBytes(StandardCharsets.UTF_8), pid);
    } finally {
      LibC.calls().close(fd);
    }
  }

  /** The layouts of {@code msghdr}, {@code iovec}, {@code cmsghdr} and {@code ucred}, 64 bits. */
  private static int send(int fd, byte[] name, byte[] text, int pid) {
    Memory address = cleared(ADDRESS_BYTES);
    address.setShort(0, (short) AF_UNIX);
    address.write(2, name, 0, name.length);
    Memory body = cleared(Math.max(1, text.length));
    body.write(0, text, 0, text.length);
    Memory vector = cleared(16);
    vector.setLong(0, Pointer.nativeValue(body));
    vector.setLong(8, text.length);
    Memory control = cleared(CONTROL_BYTES);
    control.setLong(0, CONTROL_LENGTH);
    control.setInt(8, SOL_SOCKET);
    control.setInt(12, SCM_CREDENTIALS);
    control.setInt(16, pid);
    control.setInt(20, LibC.calls().geteuid());
    control.setInt(24, LibC.calls().getegid());
    Memory header = cleared(MESSAGE_HEADER_BYTES);
    header.setLong(0, Pointer.nativeValue(address));
    header.setInt(8, 2 + name.length + 1);
    header.setLong(16, Pointer.nativeValue(vector));
    header.setLong(24, 1);
    header.setLong(32, Pointer.nativeValue(control));
    header.setLong(40, CONTROL_BYTES);
    long sent = LibC.checked(LibC.calls().sendmsg(fd, Pointer.nativeValue(header), 0));
    Reference.reachabilityFence(address);
    Reference.reachabilityFence(body);
    Reference.reachabilityFence(vector);
    Reference.reachabilityFence(control);
    return sent < 0 ? (int) -sent : 0;
  }

  private static Memory cleared(int size) {
    Memory memory = new Memory(size);
    memory.clear();
    return memory;
  }
}
