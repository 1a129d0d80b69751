package gunitop.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitStatusTest {

  @Test
  void aWaitStatusHoldsACodeOrASignal() {
    assertThat(ExitStatus.ofWaitStatus(0)).isEqualTo(new ExitStatus.Exited(0));
    assertThat(ExitStatus.ofWaitStatus(3 << 8)).isEqualTo(new ExitStatus.Exited(3));
    assertThat(ExitStatus.ofWaitStatus(255 << 8)).isEqualTo(new ExitStatus.Exited(255));
    assertThat(ExitStatus.ofWaitStatus(9)).isEqualTo(new ExitStatus.Killed(9));
    assertThat(ExitStatus.ofWaitStatus(11 | 0x80))
        .as("with a core dump")
        .isEqualTo(new ExitStatus.Killed(11));
  }
}
