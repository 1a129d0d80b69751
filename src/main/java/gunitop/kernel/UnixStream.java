package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A connection to a stream socket of the file system or of the abstract name space ({@code
 * unix(7)}) that waits for nothing beyond a deadline, by {@link System#nanoTime}. Where a deadline
 * passes, the error is {@link Errno#EAGAIN}.
 */
public final class UnixStream implements AutoCloseable {
  private static final int SOL_SOCKET = 1;
  private static final int SO_PEERCRED = 17;
  private static final int CREDENTIALS_BYTES = 12;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;

  private final int fd;

  UnixStream(int fd) {
    this.fd = fd;
  }

  /** Connects at once or not at all: a listener whose queue is full answers {@code EAGAIN}. */
  public static Answer<UnixStream> connect(String path) {
    return connectTo(path + '\0');
  }

  /** The same by a name in the abstract name space of our network namespace. */
  public static Answer<UnixStream> connectAbstract(String name) {
    return connectTo('\0' + name);
  }

  private static Answer<UnixStream> connectTo(String name) {
    try (UnixAddress address = UnixAddress.of(name)) {
      if (address == null) {
        return Answer.failed(Errno.ENAMETOOLONG);
      }
      int fd = UnixAddress.socket();
      if (fd < 0) {
        return Answer.failed(-fd);
      }
      int error = LibC.checked(LibC.calls().connect(fd, address.pointer(), address.size()));
      if (error == 0) {
        return Answer.of(new UnixStream(fd));
      }
      LibC.calls().close(fd);
      return Answer.failed(-error);
    }
  }

  /** The process that listens: the PID of who called {@code listen(2)}, as we see it. */
  public Answer<Integer> peerPid() {
    return peerCredential(0);
  }

  /** The effective user of the other side when it connected or called {@code listen(2)}. */
  public Answer<Integer> peerUid() {
    return peerCredential(4);
  }

  private Answer<Integer> peerCredential(int offset) {
    try (Memory credentials = new Memory(CREDENTIALS_BYTES);
        Memory size = new Memory(4)) {
      size.setInt(0, CREDENTIALS_BYTES);
      int error =
          LibC.checked(
              LibC.calls()
                  .getsockopt(
                      fd,
                      SOL_SOCKET,
                      SO_PEERCRED,
                      Pointer.nativeValue(credentials),
                      Pointer.nativeValue(size)));
      return error < 0 ? Answer.failed(-error) : Answer.of(credentials.getInt(offset));
    }
  }

  /** Sends all of it; answers 0 or an {@link Errno}. */
  public int send(byte[] bytes, long deadlineNanos) {
    try (Memory buffer = new Memory(Math.max(1, bytes.length))) {
      buffer.write(0, bytes, 0, bytes.length);
      int sent = 0;
      while (sent < bytes.length) {
        long address = Pointer.nativeValue(buffer) + sent;
        int length =
            (int) LibC.checked(LibC.calls().send(fd, address, bytes.length - sent, MSG_NOSIGNAL));
        if (length < 0 && !mayGoOn(-length, POLLOUT, deadlineNanos)) {
          return -length;
        }
        sent += Math.max(0, length);
      }
      return 0;
    }
  }

  /** The inode of our end, as sock_diag names it. */
  public Answer<Long> inode() {
    Answer<FileStatus> status = FileCalls.status(fd, true);
    return status.isPresent() ? Answer.of(status.get().inode()) : Answer.failed(status.error());
  }

  /** Receives what comes next, at most so many bytes; none where the other side has closed. */
  public Answer<byte[]> receiveSome(int most, long deadlineNanos) {
    try (Memory buffer = new Memory(most)) {
      while (true) {
        int length =
            (int) LibC.checked(LibC.calls().recv(fd, Pointer.nativeValue(buffer), most, 0));
        if (length >= 0) {
          return Answer.of(buffer.getByteArray(0, length));
        }
        if (!mayGoOn(-length, POLLIN, deadlineNanos)) {
          return Answer.failed(-length);
        }
      }
    }
  }

  /**
   * Receives a line without its end, of no more bytes than {@code most}; {@code EPROTO} where it is
   * longer, {@code EPIPE} where the other side closes before.
   */
  public Answer<byte[]> receiveLine(int most, long deadlineNanos) {
    byte[] line = new byte[most];
    for (int length = 0; length <= most; length++) {
      Answer<byte[]> next = receive(1, deadlineNanos);
      if (!next.isPresent()) {
        return next;
      }
      if (next.get()[0] == '\n') {
        return Answer.of(Arrays.copyOf(line, length));
      }
      if (length < most) {
        line[length] = next.get()[0];
      }
    }
    return Answer.failed(Errno.EPROTO);
  }

  /** Receives so many bytes; {@code EPIPE} where the other side closes before. */
  public Answer<byte[]> receive(int count, long deadlineNanos) {
    byte[] bytes = new byte[count];
    try (Memory buffer = new Memory(Math.max(1, count))) {
      int received = 0;
      while (received < count) {
        long address = Pointer.nativeValue(buffer) + received;
        int length = (int) LibC.checked(LibC.calls().recv(fd, address, count - received, 0));
        if (length == 0) {
          return Answer.failed(Errno.EPIPE);
        }
        if (length < 0 && !mayGoOn(-length, POLLIN, deadlineNanos)) {
          return Answer.failed(-length);
        }
        received += Math.max(0, length);
      }
      buffer.read(0, bytes, 0, count);
      return Answer.of(bytes);
    }
  }

  /** Waits where a call would have waited; false where it has failed or the deadline has passed. */
  private boolean mayGoOn(int error, short event, long deadlineNanos) {
    if (error == Errno.EINTR) {
      return true;
    }
    long left = deadlineNanos - System.nanoTime();
    if (error != Errno.EAGAIN || left <= 0) {
      return false;
    }
    try (Memory entry = new Memory(8)) {
      entry.setInt(0, fd);
      entry.setShort(4, event);
      entry.setShort(6, (short) 0);
      LibC.calls()
          .poll(Pointer.nativeValue(entry), 1, (int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }
    return true;
  }

  @Override
  public void close() {
    LibC.calls().close(fd);
  }
}
