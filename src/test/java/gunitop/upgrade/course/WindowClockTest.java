package gunitop.upgrade.course;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.RehearsalSession;
import gunitop.ui.Model;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowClockTest {
  private final RehearsalSession session = new RehearsalSession("daemon", 120, 40);

  private WindowClock clock(Duration left) {
    Model model = session.model();
    return WindowClock.of(
        model.host().time().plus(left),
        model.host().time(),
        UpgradeState.of(model).last().orElseThrow(),
        model.steps());
  }

  @Test
  void whileNothingIsUnderWayThereIsNothingToGoBackFrom() {
    WindowClock clock = clock(Duration.ofSeconds(1));
    assertThat(clock.left()).isEqualTo(Duration.ofSeconds(1));
    assertThat(clock.back()).isEmpty();
    assertThat(clock.isShort()).isFalse();
  }

  @Test
  void theWayBackTakesAsLongAsNewTook_onceOldHasToBoot_andEndsWithTerm() {
    session.presses("u").untilShown("4 workers ready for 2 s");
    assertThat(clock(Duration.ofSeconds(1)).back()).contains(Duration.ZERO);
    assertThat(clock(Duration.ofSeconds(1)).isShort()).isFalse();

    session.presses("w").until(Stage.DRAINED).waits(1);
    Duration needed = clock(Duration.ofHours(1)).back().orElseThrow();
    assertThat(needed).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10));
    assertThat(clock(needed.plusSeconds(1)).isShort()).isFalse();
    assertThat(clock(needed.minusSeconds(1)).isShort()).isTrue();
    assertThat(clock(Duration.ofSeconds(-1)).isShort()).isTrue();

    session.presses("ty").waits(0.2);
    assertThat(clock(Duration.ofSeconds(1)).noWayBack()).isTrue();
    session.until(Stage.STEADY).waits(2);
    assertThat(clock(Duration.ofSeconds(1)).noWayBack()).isTrue();
    assertThat(clock(Duration.ofSeconds(1)).isShort()).isFalse();
  }
}
