package gunitop.process;

/** How a process ended. */
public sealed interface ExitStatus {

  /**
   * It ended by itself.
   *
   * @param code 0 to 255; of Gunicorn's, 3 says that a worker failed to boot and 4 that the
   *     application failed to load
   */
  record Exited(int code) implements ExitStatus {}

  /**
   * A signal ended it.
   *
   * @param signal the signal's number ({@code signal(7)}); 9 without a sender is the kernel's, out
   *     of memory
   */
  record Killed(int signal) implements ExitStatus {}

  /** What a status in the form of {@code waitpid(2)} says. */
  static ExitStatus ofWaitStatus(int status) {
    int signal = status & 0x7F;
    return signal == 0 ? new Exited(status >> 8 & 0xFF) : new Killed(signal);
  }
}
