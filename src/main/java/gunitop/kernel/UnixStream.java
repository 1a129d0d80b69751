package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A connection to a stream socket of the file system ({@code unix(7)}) that waits for nothing
 * beyond a deadline, by {@link System#nanoTime}. Where a deadline passes, the error is {@link
 * Errno#EAGAIN}.
 */
public final class UnixStream implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int STREAM_NONBLOCK_CLOEXEC = 1 | 04000 | 02000000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_PEERCRED = 17;
  private static final int CREDENTIALS_BYTES = 12;
  private static final int ADDRESS_BYTES = 110;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;

  private final int fd;

  private UnixStream(int fd) {
    this.fd = fd;
  }

  /** Connects at once or not at all: a listener whose queue is full answers {@code EAGAIN}. */
  public static Answer<UnixStream> connect(String path) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length > ADDRESS_BYTES - 3) {
      return Answer.failed(Errno.ENAMETOOLONG);
    }
    int fd = LibC.checked(LibC.socket(AF_UNIX, STREAM_NONBLOCK_CLOEXEC, 0));
    if (fd < 0) {
      return Answer.failed(-fd);
    }
    try (Memory address = new Memory(ADDRESS_BYTES)) {
      address.clear();
      address.setShort(0, (short) AF_UNIX);
      address.write(2, name, 0, name.length);
      int error = LibC.checked(LibC.connect(fd, Pointer.nativeValue(address), 2 + name.length + 1));
      if (error == 0) {
        return Answer.of(new UnixStream(fd));
      }
      LibC.close(fd);
      return Answer.failed(-error);
    }
  }

  /** The process that listens: the PID of who called {@code listen(2)}, as we see it. */
  public Answer<Integer> peerPid() {
    try (Memory credentials = new Memory(CREDENTIALS_BYTES);
        Memory size = new Memory(4)) {
      size.setInt(0, CREDENTIALS_BYTES);
      int error =
          LibC.checked(
              LibC.getsockopt(
                  fd,
                  SOL_SOCKET,
                  SO_PEERCRED,
                  Pointer.nativeValue(credentials),
                  Pointer.nativeValue(size)));
      return error < 0 ? Answer.failed(-error) : Answer.of(credentials.getInt(0));
    }
  }

  /** Sends all of it; answers 0 or an {@link Errno}. */
  public int send(byte[] bytes, long deadlineNanos) {
    try (Memory buffer = new Memory(Math.max(1, bytes.length))) {
      buffer.write(0, bytes, 0, bytes.length);
      int sent = 0;
      while (sent < bytes.length) {
        long address = Pointer.nativeValue(buffer) + sent;
        int length = (int) LibC.checked(LibC.send(fd, address, bytes.length - sent, MSG_NOSIGNAL));
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
        int length = (int) LibC.checked(LibC.recv(fd, Pointer.nativeValue(buffer), most, 0));
        if (length >= 0) {
          return Answer.of(buffer.getByteArray(0, length));
        }
        if (!mayGoOn(-length, POLLIN, deadlineNanos)) {
          return Answer.failed(-length);
        }
      }
    }
  }

  /** Receives so many bytes; {@code EPIPE} where the other side closes before. */
  public Answer<byte[]> receive(int count, long deadlineNanos) {
    byte[] bytes = new byte[count];
    try (Memory buffer = new Memory(Math.max(1, count))) {
      int received = 0;
      while (received < count) {
        long address = Pointer.nativeValue(buffer) + received;
        int length = (int) LibC.checked(LibC.recv(fd, address, count - received, 0));
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
      LibC.poll(Pointer.nativeValue(entry), 1, (int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }
    return true;
  }

  @Override
  public void close() {
    LibC.close(fd);
  }
}
