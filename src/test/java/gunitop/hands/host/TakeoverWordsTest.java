package gunitop.hands.host;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeoverWordsTest {

  @Test
  void aRequestNamesTheMasterAndItsStart() {
    ProcessId master = new ProcessId(4711, 123456789012L, "boot");
    byte[] line = TakeoverWords.request(master);
    assertThat(line.length).isLessThanOrEqualTo(TakeoverWords.LONGEST);
    byte[] withoutEnd = Arrays.copyOf(line, line.length - 1);
    assertThat(TakeoverWords.asked(withoutEnd))
        .hasValueSatisfying(
            asked -> {
              assertThat(asked.isFor(master)).isTrue();
              assertThat(asked.isFor(new ProcessId(4711, 1, "boot"))).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "take",
        "take 1",
        "take 1 2 3",
        "take x 2",
        "give 1 2",
        "take  1 2",
        "take 99999999999 1"
      })
  void anythingElseIsNoRequest(String line) {
    assertThat(TakeoverWords.asked(line.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
