package gunitop.process;

import java.util.List;

/**
 * How busy the whole host is.
 *
 * @param cpuPercent each CPU's share of time not idle since the last reading, 0 to 100
 * @param memoryTotalBytes physical memory
 * @param memoryUsedBytes physical memory that cannot be had at once (total less available)
 * @param swapTotalBytes swap space
 * @param swapUsedBytes swap space in use
 * @param loadAverage the 1, 5 and 15 minute load averages
 * @param uptimeSeconds seconds since boot
 */
public record HostLoad(
    List<Double> cpuPercent,
    long memoryTotalBytes,
    long memoryUsedBytes,
    long swapTotalBytes,
    long swapUsedBytes,
    List<Double> loadAverage,
    long uptimeSeconds) {

  /** Copies the lists. */
  public HostLoad {
    cpuPercent = List.copyOf(cpuPercent);
    loadAverage = List.copyOf(loadAverage);
  }
}
