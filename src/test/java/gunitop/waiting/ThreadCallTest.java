package gunitop.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadCallTest {

  @Test
  void readsANumberAndSixArguments() {
    assertThat(
            ThreadCall.parse(
                "45 0xb 0x7f2c 0x1 0x0 0x0 0xffffffffffffffff 0x7fff6ce0 0x7f2c4a27c8fa\n"))
        .contains(new ThreadCall.Inside(45, List.of(11L, 0x7f2cL, 1L, 0L, 0L, -1L)));
  }

  @Test
  void aThreadMayRunOrWaitOutsideOfACall() {
    assertThat(ThreadCall.parse("running\n")).contains(new ThreadCall.Running());
    assertThat(ThreadCall.parse("-1 0x7fff6ce0 0x7f2c\n")).contains(new ThreadCall.Outside());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "45", "45 0x1 0x2", "x", "45 1 2 3 4 5 6", "99999999999999999999 0x1"})
  void anythingElseIsUnknown(String text) {
    assertThat(ThreadCall.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "amd64,45,recvfrom",
    "aarch64,207,recvfrom",
    "amd64,7,poll",
    "aarch64,73,ppoll",
    "amd64,232,epoll_wait",
    "aarch64,22,epoll_pwait",
    "amd64,202,futex",
    "aarch64,98,futex"
  })
  void namesFrequentCalls(String architecture, long number, String name) {
    assertThat(CallTable.of(architecture).call(number)).map(KnownCall::name).contains(name);
  }

  @Test
  void whatIsNotInTheTableHasNoName() {
    assertThat(CallTable.of("amd64").call(9999)).isEmpty();
    assertThat(CallTable.of("riscv64").call(45)).isEmpty();
  }
}
