package gunitop.kernel;

/**
 * A file descriptor that stands for one process, never for its successor under the same PID ({@code
 * pidfd_open(2)}; kernels from 5.3). Readable as soon as the process has exited.
 */
public final class Pidfd implements AutoCloseable {
  private final int fd;

  private Pidfd(int fd) {
    this.fd = fd;
  }

  /** A descriptor of the process that has this PID now; needs no right over it. */
  public static Answer<Pidfd> open(int pid) {
    long fd = LibC.checked(LibC.syscall(SystemCall.PIDFD_OPEN, pid, 0, 0, 0, 0));
    return fd < 0 ? Answer.failed((int) -fd) : Answer.of(new Pidfd((int) fd));
  }

  /**
   * Sends a signal to this very process ({@code pidfd_send_signal(2)}).
   *
   * @return 0 or an {@link Errno}; a zombie accepts every signal, to no effect
   */
  public int send(int signal) {
    return (int) -LibC.checked(LibC.syscall(SystemCall.PIDFD_SEND_SIGNAL, fd, signal, 0, 0, 0));
  }

  int fd() {
    return fd;
  }

  @Override
  public void close() {
    LibC.close(fd);
  }
}
