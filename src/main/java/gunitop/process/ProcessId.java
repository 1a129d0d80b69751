package gunitop.process;

/**
 * The identity of a process: a PID is reused, a PID together with its start time is not.
 *
 * @param pid the process id in the PID namespace in which gunitop runs, always positive
 * @param startTicks the start time in clock ticks after boot, field 22 of {@code proc_pid_stat(5)}
 * @param bootId the kernel's {@code /proc/sys/kernel/random/boot_id}, so that an identity written
 *     to disk cannot be taken for a process of another boot; empty where it cannot be read
 */
public record ProcessId(int pid, long startTicks, String bootId) {

  /** Rejects a PID that could name a process group or every process. */
  public ProcessId {
    if (pid <= 0) {
      throw new IllegalArgumentException("a PID is positive: " + pid);
    }
  }

  @Override
  public String toString() {
    return pid + "@" + startTicks;
  }
}
