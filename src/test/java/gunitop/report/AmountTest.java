package gunitop.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0K",
    "1023, 0K",
    "1048575, 1023K",
    "1048576, 1M",
    "1073741823, 1023M",
    "1073741824, 1.0G",
    "5000000000, 4.6G"
  })
  void bytes(long bytes, String shown) {
    assertThat(Amount.bytes(bytes)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.2, 0s",
    "59.9, 59s",
    "60, 1m00s",
    "3599, 59m59s",
    "3600, 1h00m",
    "86399, 23h59m",
    "86400, 1d00h",
    "273600, 3d04h"
  })
  void durations(double seconds, String shown) {
    assertThat(Amount.duration(seconds)).isEqualTo(shown);
  }
}
