package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * A file descriptor that stands for one process, never for its successor under the same PID ({@code
 * pidfd_open(2)}; kernels from 5.3). Readable as soon as the process has exited.
 */
public final class Pidfd implements AutoCloseable {
  private static final long GET_INFO = 0xC040FF0BL;
  private static final int INFO_SIZE = 64;
  private static final int EXIT_CODE = 60;
  private static final long INFO_EXIT = 1 << 3;

  private final int fd;

  private Pidfd(int fd) {
    this.fd = fd;
  }

  /** A descriptor of the process that has this PID now; needs no right over it. */
  public static Answer<Pidfd> open(int pid) {
    long fd = LibC.checked(LibC.calls().syscall(SystemCall.PIDFD_OPEN, pid, 0, 0, 0, 0));
    return fd < 0 ? Answer.failed((int) -fd) : Answer.of(new Pidfd((int) fd));
  }

  /**
   * Why no signal can be sent through a pidfd at all: a kernel before 5.3, or a seccomp filter that
   * refuses one of the two calls. Tried once, with signal 0 to ourselves, which does nothing.
   *
   * @return 0 or an {@link Errno}
   */
  public static int obstacle() {
    return Probe.OBSTACLE;
  }

  private static final class Probe {
    static final int OBSTACLE = probe();

    private static int probe() {
      Answer<Pidfd> self = open(Self.pid());
      if (!self.isPresent()) {
        return self.error();
      }
      try (Pidfd open = self.get()) {
        return open.send(0);
      }
    }
  }

  /**
   * Sends a signal to this very process ({@code pidfd_send_signal(2)}).
   *
   * @return 0 or an {@link Errno}; a zombie accepts every signal, to no effect
   */
  public int send(int signal) {
    return (int)
        -LibC.checked(LibC.calls().syscall(SystemCall.PIDFD_SEND_SIGNAL, fd, signal, 0, 0, 0));
  }

  /**
   * How this process ended, in the form of {@code waitpid(2)}: {@code PIDFD_GET_INFO} of {@code
   * linux/pidfd.h}, for whichever user, long after its parent has reaped it.
   *
   * @return fails with EAGAIN while the process runs or is a zombie, and with another {@link Errno}
   *     where the kernel does not tell (before 6.15)
   */
  public Answer<Integer> waitStatus() {
    Answer<Integer> status = askForWaitStatus();
    // Reaped while the kernel looked: it stored the status before it let go of the process.
    return status.error() == Errno.ESRCH ? askForWaitStatus() : status;
  }

  private Answer<Integer> askForWaitStatus() {
    try (Memory info = new Memory(INFO_SIZE)) {
      info.clear();
      info.setLong(0, INFO_EXIT);
      long address = Pointer.nativeValue(info);
      long result =
          LibC.checked(LibC.calls().syscall(SystemCall.IOCTL, fd, GET_INFO, address, 0, 0));
      if (result < 0) {
        return Answer.failed((int) -result);
      }
      return (info.getLong(0) & INFO_EXIT) != 0
          ? Answer.of(info.getInt(EXIT_CODE))
          : Answer.failed(Errno.EAGAIN);
    }
  }

  int fd() {
    return fd;
  }

  @Override
  public void close() {
    LibC.calls().close(fd);
  }
}
