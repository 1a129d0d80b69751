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
 */
public record Host(
    String name,
    String bootId,
    long ticksPerSecond,
    int processors,
    long bootMonotonicNanos,
    Pinning pinning) {

  /** One where they can. */
  public Host(
      String name, String bootId, long ticksPerSecond, int processors, long bootMonotonicNanos) {
    this(name, bootId, ticksPerSecond, processors, bootMonotonicNanos, Pinning.PIDFD);
  }

  /** Seconds since boot at an instant of the monotonic clock. */
  public double uptimeSecondsAt(long monotonicNanos) {
    return (monotonicNanos - bootMonotonicNanos) / 1e9;
  }
}
