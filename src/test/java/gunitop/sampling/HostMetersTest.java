package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.HostLoad;
import org.junit.jupiter.api.Test;

class HostMetersTest {

  @Test
  void readsTheHost() {
    HostMeters meters = new HostMeters();
    meters.read();
    HostLoad load = meters.read();

    assertThat(load.cpuPercent())
        .isNotEmpty()
        .allSatisfy(percent -> assertThat(percent).isBetween(0.0, 100.0));
    assertThat(load.memoryUsedBytes()).isPositive().isLessThan(load.memoryTotalBytes());
    assertThat(load.swapUsedBytes()).isLessThanOrEqualTo(load.swapTotalBytes());
    assertThat(load.loadAverage()).hasSize(3).allMatch(average -> average >= 0);
    assertThat(load.uptimeSeconds()).isPositive();
  }
}
