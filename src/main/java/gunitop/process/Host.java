package gunitop.process;

/**
 * What does not change while the host is up.
 *
 * @param name the host's name
 * @param bootId the identity of this boot; empty where it cannot be read
 * @param ticksPerSecond clock ticks a second ({@code sysconf(_SC_CLK_TCK)}), 100 on most hosts
 * @param processors the number of CPUs online
 * @param bootMonotonicNanos what {@link Snapshot#monotonicNanos} read when the host was booted; the
 *     clock from which process start times count
 * @param pinning whether signals can be tied to a process
 * @param hidden why processes of this host may be out of our sight; empty where none are
 */
public record Host(
    String name,
    String bootId,
    long ticksPerSecond,
    int processors,
    long bootMonotonicNanos,
    Pinning pinning,
    String hidden) {

  /** One where they can, and all processes are in sight. */
  public Host(
      String name, String bootId, long ticksPerSecond, int processors, long bootMonotonicNanos) {
    this(name, bootId, ticksPerSecond, processors, bootMonotonicNanos, Pinning.PIDFD, "");
  }

  /** The same, of which this is hidden. */
  public Host hiding(String reason) {
    return reason.equals(hidden)
        ? this
        : new Host(name, bootId, ticksPerSecond, processors, bootMonotonicNanos, pinning, reason);
  }

  /** Seconds since boot at an instant of the monotonic clock. */
  public double uptimeSecondsAt(long monotonicNanos) {
    return (monotonicNanos - bootMonotonicNanos) / 1e9;
  }
}
