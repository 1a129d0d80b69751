package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Our own process and the host that it runs on. */
public final class Self {
  private static final int SC_CLK_TCK = 2;
  private static final int SC_PAGESIZE = 30;
  private static final int SC_NPROCESSORS_ONLN = 84;
  private static final int CLOCK_THREAD_CPUTIME = 3;
  private static final int CLOCK_BOOTTIME = 7;
  private static final int SIGSTOP = 19;

  /** {@code struct tm} of a 64-bit C library: nine numbers, the offset, the zone's name. */
  private Self() {}

  /** Our PID. */
  public static int pid() {
    return LibC.calls().getpid();
  }

  /** Our effective user id. */
  public static int effectiveUid() {
    return LibC.calls().geteuid();
  }

  /**
   * Whether a process or thread has this PID, though {@code /proc} may not show it: {@code kill(2)}
   * with signal 0, which does nothing, answers ESRCH where nobody has it, and to nobody else.
   */
  public static boolean exists(int pid) {
    return pid > 0 && -LibC.checked(LibC.calls().kill(pid, 0)) != Errno.ESRCH;
  }

  /** Clock ticks a second, the unit of times in {@code /proc/PID/stat}. */
  public static long ticksPerSecond() {
    return LibC.calls().sysconf(SC_CLK_TCK);
  }

  /** The size of a memory page in bytes. */
  public static long pageBytes() {
    return LibC.calls().sysconf(SC_PAGESIZE);
  }

  /** The number of CPUs online. */
  public static int processors() {
    return (int) LibC.calls().sysconf(SC_NPROCESSORS_ONLN);
  }

  /**
   * What {@link System#nanoTime} (CLOCK_MONOTONIC) read when the host was booted, by the clock from
   * which process start times count (CLOCK_BOOTTIME, which goes on while the host is suspended).
   */
  public static long bootMonotonicNanos() {
    try (Memory time = new Memory(16)) {
      long before = System.nanoTime();
      LibC.calls().clock_gettime(CLOCK_BOOTTIME, Pointer.nativeValue(time));
      long after = System.nanoTime();
      long sinceBoot = time.getLong(0) * 1_000_000_000L + time.getLong(8);
      return before + (after - before) / 2 - sinceBoot;
    }
  }

  /** The processor time of the calling thread so far, in nanoseconds. */
  public static long threadCpuNanos() {
    try (Memory time = new Memory(16)) {
      LibC.calls().clock_gettime(CLOCK_THREAD_CPUTIME, Pointer.nativeValue(time));
      return time.getLong(0) * 1_000_000_000L + time.getLong(8);
    }
  }

  /** Stops our own process until somebody continues it, as a shell's job control does. */
  public static void stop() {
    LibC.calls().kill(LibC.calls().getpid(), SIGSTOP);
  }

  /**
   * Sends a signal by PID, on kernels without pidfd: whoever has the PID at that instant gets it.
   *
   * @return 0 or an {@link Errno}
   */
  public static int kill(int pid, int signal) {
    if (pid <= 1) {
      return Errno.EINVAL;
    }
    return -LibC.checked(LibC.calls().kill(pid, signal));
  }
}
