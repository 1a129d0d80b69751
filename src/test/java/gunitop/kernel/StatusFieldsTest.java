package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusFieldsTest {

  @Test
  void readsWhatIsThere() {
    StatusFields status =
        of(
            "Name:\tgunicorn\nUid:\t0\t33\t0\t33\nNSpid:\t4711\t7\n"
                + "SigIgn:\t0000000001001000\nSigCgt:\tffffffff8314a07f\n");

    assertThat(status.effectiveUid()).hasValue(33);
    assertThat(status.realUid()).hasValue(0);
    assertThat(status.caught()).hasValue(0xffffffff8314a07fL);
    assertThat(status.value("NSpid")).hasValue("4711\t7");
  }

  @Test
  void aNameCannotPassForALine() {
    // The kernel escapes the newline of the name.
    StatusFields status = of("Name:\tx\\nSigCgt:\t0000000000000001\nSigCgt:\t0000000000000002\n");

    assertThat(status.caught()).hasValue(2);
  }

  @Test
  void whatIsMissingOrBrokenIsEmpty() {
    assertThat(of("").caught()).isEmpty();
    assertThat(of("Name:\ta\nSigCgt:\tnone\nUid:\tx\n").caught()).isEmpty();
    assertThat(of("Name:\ta\nUid:\tx\ty\n").effectiveUid()).isEmpty();
    assertThat(of("Name:\ta\nUid:\t1\n").effectiveUid()).isEmpty();
  }

  private static StatusFields of(String text) {
    return new StatusFields(text.getBytes(StandardCharsets.UTF_8));
  }
}
