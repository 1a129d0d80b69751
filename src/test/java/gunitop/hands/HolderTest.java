package gunitop.hands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HolderTest {

  private static Holder holder(String user, String login, String terminal, String from) {
    return new Holder(
        OptionalInt.of(4711),
        Optional.ofNullable(user),
        Optional.ofNullable(login),
        Optional.ofNullable(terminal),
        Optional.ofNullable(from));
  }

  @Test
  void saysWhatIsKnown() {
    assertThat(holder("root", "alice", "pts/3", "192.0.2.7").text())
        .isEqualTo("root (alice) on pts/3 from 192.0.2.7");
    assertThat(holder("root", null, "pts/3", null).text()).isEqualTo("root on pts/3");
    assertThat(holder("root", null, null, null).text()).isEqualTo("root (PID 4711)");
    assertThat(Holder.UNSEEN.text()).isEqualTo("somebody");
  }

  @Test
  void isSanitisedAndBounded() {
    String text = holder("a\u001b[2Jb" + "x".repeat(1000), "\n", "\u202e", "\t").text();
    assertThat(text).doesNotContain("\u001b", "\n", "\u202e", "\t").hasSizeLessThan(200);
  }
}
