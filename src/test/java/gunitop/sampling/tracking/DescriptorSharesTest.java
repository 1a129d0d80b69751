package gunitop.sampling.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorSharesTest {
  @ParameterizedTest
  @CsvSource({"0, 4096", "16, 4096", "30, 2184", "1000, 65", "100000, 64"})
  void allTogetherShareWhatFitsIntoMemory(int processes, int each) {
    assertThat(DescriptorShares.share(processes)).isEqualTo(each);
  }
}
