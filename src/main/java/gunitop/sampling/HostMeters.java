package gunitop.sampling;

import gunitop.process.HostLoad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.VirtualMemory;
import oshi.util.driver.linux.proc.UpTime;

/**
 * The meters of the whole host, by OSHI. Making one costs a tenth of a second: make it after the
 * first paint. For one thread at a time.
 *
 * <p>OSHI's {@code OperatingSystem} is not asked, not even for the uptime: it runs {@code uname},
 * as the environment's PATH finds it.
 */
public final class HostMeters {
  private static final int LOAD_AVERAGES = 3;

  private final CentralProcessor processor;
  private final GlobalMemory memory;
  private final VirtualMemory swap;
  private long[][] ticks;

  /** Loads OSHI and takes the first reading of the CPUs. */
  public HostMeters() {
    SystemInfo info = new SystemInfo();
    processor = info.getHardware().getProcessor();
    memory = info.getHardware().getMemory();
    swap = memory.getVirtualMemory();
    ticks = processor.getProcessorCpuLoadTicks();
  }

  /**
   * The load now; the CPUs' share is that of the time since the last call.
   *
   * @throws IllegalStateException where the kernel's files cannot be read, of which OSHI makes
   *     zeros
   */
  public HostLoad read() {
    List<Double> cpus = new ArrayList<>();
    for (double load : processor.getProcessorCpuLoadBetweenTicks(ticks)) {
      cpus.add(Math.max(0, Math.min(100, 100 * load)));
    }
    ticks = processor.getProcessorCpuLoadTicks();
    long total = memory.getTotal();
    if (total == 0) {
      throw new IllegalStateException("/proc/meminfo cannot be read");
    }
    return new HostLoad(
        cpus,
        total,
        total - memory.getAvailable(),
        swap.getSwapTotal(),
        swap.getSwapUsed(),
        Arrays.stream(processor.getSystemLoadAverage(LOAD_AVERAGES)).boxed().toList(),
        (long) UpTime.getSystemUptimeSeconds());
  }
}
