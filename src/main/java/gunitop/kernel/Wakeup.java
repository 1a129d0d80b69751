package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Ends a wait in {@link ExitPoll} from another thread ({@code eventfd(2)}). */
public final class Wakeup implements AutoCloseable {
  private static final int NONBLOCK_CLOEXEC = 04000 | 02000000;

  private final int fd = LibC.calls().eventfd(0, NONBLOCK_CLOEXEC);
  private boolean closed;

  /** Ends the present wait, or else the next one; from any thread, and to no effect once closed. */
  public synchronized void signal() {
    if (closed) {
      return;
    }
    try (Memory one = new Memory(8)) {
      one.setLong(0, 1);
      LibC.calls().write(fd, Pointer.nativeValue(one), 8);
    }
  }

  /** Forgets the signals that came so far. */
  void drain() {
    try (Memory count = new Memory(8)) {
      LibC.calls().read(fd, Pointer.nativeValue(count), 8);
    }
  }

  int fd() {
    return fd;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      LibC.calls().close(fd);
    }
  }
}
