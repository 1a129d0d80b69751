package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.TemporaryFile;
import org.junit.jupiter.api.Test;

class HeartbeatFileTest {
  private static final long NOW = 1_800_000_000_000_000_000L;
  private static final long MILLISECOND = 1_000_000;

  private static boolean hasBeaten(int mode, long modified, long changed) {
    return new HeartbeatFile(new TemporaryFile(1, 2, mode, modified, changed)).hasBeaten();
  }

  @Test
  void freshFileHasNotBeaten() {
    assertThat(hasBeaten(0600, NOW, NOW)).isFalse();
  }

  @Test
  void creationThatStraddlesAKernelTickIsNoBeat() {
    assertThat(hasBeaten(0600, NOW, NOW + 92 * MILLISECOND)).isFalse();
  }

  @Test
  void changeOfModeIsABeat() {
    assertThat(hasBeaten(0, NOW, NOW)).isTrue();
    assertThat(hasBeaten(1, NOW, NOW)).isTrue();
  }

  @Test
  void contentTimeSetToTheMonotonicClockIsABeat() {
    assertThat(hasBeaten(0600, 86_400_000 * MILLISECOND, NOW)).isTrue();
  }

  @Test
  void ageIsNeverNegative() {
    HeartbeatFile file = new HeartbeatFile(new TemporaryFile(1, 2, 0, NOW, NOW));

    assertThat(file.ageSeconds(NOW + 2500 * MILLISECOND)).isEqualTo(2.5);
    assertThat(file.ageSeconds(NOW - MILLISECOND)).isZero();
  }
}
