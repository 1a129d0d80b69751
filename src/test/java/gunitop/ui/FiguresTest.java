package gunitop.ui;

import static gunitop.testkit.ProcessFixture.process;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.testkit.SnapshotFixture;
import org.junit.jupiter.api.Test;

/** CPU windows and the last minute's curves. */
class FiguresTest {
  private static Snapshot at(double seconds, long ticks) {
    return SnapshotFixture.snapshot().with(sample(ticks)).later(seconds).build();
  }

  private static ProcessSample sample(long ticks) {
    return process(42).cpuTicks(ticks).sample();
  }

  private static double percent(CpuMeter meter) {
    return meter.usage().of(sample(0).id()).orElse(-1.0);
  }

  @Test
  void cpuIsMeasuredOverAboutASecondHoweverOftenSamplesCome() {
    CpuMeter meter = CpuMeter.START.after(at(0, 0)).after(at(0.1, 10));
    assertThat(percent(meter)).isEqualTo(-1);
    meter = meter.after(at(0.3, 30));
    assertThat(percent(meter)).isBetween(99.9, 100.1);
    for (int i = 4; i <= 12; i++) {
      meter = meter.after(at(i / 10.0, 30));
    }
    assertThat(percent(meter)).isBetween(99.9, 100.1);
    assertThat(percent(meter.after(at(1.3, 80)))).isBetween(49.9, 50.1);
  }

  @Test
  void aSeriesKeepsAMinuteAndTheHighestOfEachSecond() {
    Series series = Series.EMPTY;
    for (int tenths = 0; tenths < 1000; tenths++) {
      series = series.with(tenths * 100_000_000L, tenths % 10 == 5 ? 7 : 1);
    }
    assertThat(series.points()).hasSizeBetween(59, 62).allMatch(point -> point.value() == 7);
    double[] slots = series.slots(12, 100_000_000_000L);
    assertThat(slots).hasSize(12).containsOnly(7);
    assertThat(Series.EMPTY.slots(3, 0)).containsOnly(Double.NaN);
  }
}
