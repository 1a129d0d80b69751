package gunitop.upgrade.course;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.upgrade.Command;
import gunitop.upgrade.Step;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotSeenYetTest {
  private static final long SENT_NANOS = 5_000_000_000L;
  private static final ProcessId OLD = new ProcessId(100, 1, "boot");
  private static final ProcessId NEW = new ProcessId(200, 2, "boot");
  private static final Command WINCH = new Command(Signal.WINCH, OLD);
  private static final Command TERM = new Command(Signal.TERM, NEW);
  private static final ApplicationTrack SHOP =
      new ApplicationTrack("shop", Set.of(OLD, NEW), Set.of());

  private final StepHistory sent = StepHistory.NONE.sending(TERM, SHOP, SENT_NANOS);

  private Optional<String> winch(ApplicationTrack track, long seenNanos) {
    return NotSeenYet.reason(sent, track, Step.WINCH, WINCH, seenNanos);
  }

  @Test
  void whatTakesWorkersWaitsForASignalOfTheMenu() {
    assertThat(winch(SHOP, SENT_NANOS - 1)).contains("what kill -TERM 200 does is not seen yet");
    assertThat(winch(SHOP, SENT_NANOS + 499_999_999L)).isPresent();
    assertThat(winch(SHOP, SENT_NANOS + 500_000_000L)).isEmpty();
  }

  @Test
  void whatTakesNoWorkersDoesNotWait() {
    Command usr2 = new Command(Signal.USR2, OLD);
    assertThat(NotSeenYet.reason(sent, SHOP, Step.USR2, usr2, SENT_NANOS)).isEmpty();
  }

  @Test
  void anotherApplicationDoesNotWait() {
    ProcessId other = new ProcessId(300, 3, "boot");
    ApplicationTrack blog = new ApplicationTrack("blog", Set.of(other), Set.of());
    assertThat(winch(blog, SENT_NANOS)).isEmpty();
  }

  @Test
  void ofManySignalsTheLastAreKept() {
    StepHistory many = sent;
    for (int i = 0; i < 100; i++) {
      many = many.sending(TERM, SHOP, SENT_NANOS + i);
    }
    assertThat(many.menu()).hasSize(16);
    assertThat(many.menu().get(15).nanos()).isEqualTo(SENT_NANOS + 99);
  }
}
