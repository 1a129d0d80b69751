package gunitop.kernel;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The part of this process in the job control of the shell that started it ({@code credentials(7)},
 * {@code termios(3)}).
 */
public final class JobControl {
  private static final int SIGTTIN = 21;
  private static final int SIGTTOU = 22;
  private static final long SIG_IGN = 1;

  /** The whole process group, as a PID of {@code kill(2)}. */
  private static final int GROUP = 0;

  private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int GLANCES = 50;

  private JobControl() {}

  /** Whether another process group of our session has the terminal on this descriptor now. */
  public static boolean isInBackground(int fd) {
    int foreground = LibC.calls().tcgetpgrp(fd);
    return foreground > 0 && foreground != LibC.calls().getpgrp();
  }

  /**
   * Where another process group has the terminal, stops our own, as the kernel stops one that wants
   * to set the terminal's modes; the shell's {@code fg} continues it. Signals that end the program
   * do so when it is continued: it is not stopped a second time.
   *
   * @return whether we have the terminal now; false where the group was continued without it, or
   *     cannot be stopped, as no shell could continue it
   */
  public static boolean awaitForeground(int fd) {
    if (isInBackground(fd)) {
      LibC.calls().kill(GROUP, SIGTTOU);
      for (int glance = 0; glance < GLANCES && isInBackground(fd); glance++) {
        LockSupport.parkNanos(GLANCE_NANOS);
      }
    }
    return !isInBackground(fd);
  }

  /**
   * From now on the kernel does not stop this process when it uses the terminal in the background:
   * reading fails with EIO, and setting its modes has its effect. Else a stopped program that is
   * told to end would be stopped again on its way out.
   */
  public static void neverStop() {
    LibC.calls().signal(SIGTTIN, SIG_IGN);
    LibC.calls().signal(SIGTTOU, SIG_IGN);
  }
}
