package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.time.Duration;

/**
 * A stream socket that listens under a name of the abstract name space ({@code unix(7)}): anybody
 * in our network namespace may connect, or may have taken the name before us.
 */
public final class UnixListener implements AutoCloseable {
  private static final int BACKLOG = 8;
  private static final int NONBLOCK_CLOEXEC = 04000 | 02000000;
  private static final short POLLIN = 1;

  private final int fd;

  private UnixListener(int fd) {
    this.fd = fd;
  }

  /** Listens; {@code EADDRINUSE} where somebody has the name. */
  public static Answer<UnixListener> listenAbstract(String name) {
    try (UnixAddress address = UnixAddress.of('\0' + name)) {
      if (address == null) {
        return Answer.failed(Errno.ENAMETOOLONG);
      }
      int fd = UnixAddress.socket();
      if (fd < 0) {
        return Answer.failed(-fd);
      }
      int error = LibC.checked(LibC.calls().bind(fd, address.pointer(), address.size()));
      error = error < 0 ? error : LibC.checked(LibC.calls().listen(fd, BACKLOG));
      if (error == 0) {
        return Answer.of(new UnixListener(fd));
      }
      LibC.calls().close(fd);
      return Answer.failed(-error);
    }
  }

  /** The next connection; {@code EAGAIN} where none has come within this time. */
  public Answer<UnixStream> accept(Duration patience) {
    try (Memory entry = new Memory(8)) {
      entry.setInt(0, fd);
      entry.setShort(4, POLLIN);
      entry.setShort(6, (short) 0);
      LibC.calls().poll(Pointer.nativeValue(entry), 1, (int) patience.toMillis());
    }
    int accepted = LibC.checked(LibC.calls().accept4(fd, 0, 0, NONBLOCK_CLOEXEC));
    return accepted < 0 ? Answer.failed(-accepted) : Answer.of(new UnixStream(accepted));
  }

  @Override
  public void close() {
    LibC.calls().close(fd);
  }
}
