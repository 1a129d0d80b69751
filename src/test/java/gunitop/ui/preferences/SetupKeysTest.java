package gunitop.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenarios;
import gunitop.ui.Effect;
import gunitop.ui.Key.Name;
import gunitop.ui.Msg;
import gunitop.ui.Palette;
import gunitop.ui.Preferences;
import gunitop.ui.RunOptions;
import gunitop.ui.Setup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Colours, delay, columns and order: changed by keys, and kept. */
class SetupKeysTest {
  private final Operator operator = Scenarios.overlap().operator(100, 30);

  private Effect kept(String key, String value) {
    return new Effect.Keep(Map.of(key, value));
  }

  @Test
  void everyChangeActsAndIsKeptAtOnce() {
    operator.presses(Name.F2).presses(Name.RIGHT);
    assertThat(operator.model().setup().palette()).isEqualTo(Palette.COLOUR_BLIND);
    assertThat(operator.effects()).containsExactly(kept("theme", "colour-blind"));
    operator.presses(Name.DOWN).presses(Name.LEFT);
    assertThat(operator.model().pace().sample()).isEqualTo(Duration.ofMillis(500));
    assertThat(operator.effects()).containsExactly(kept("delay", "5"));
    operator.presses(Name.DOWN).presses(Name.RIGHT);
    assertThat(operator.effects()).containsExactly(kept("notify", "osc9"));
    operator.presses(Name.DOWN).presses(" ").presses(Name.ESCAPE);
    assertThat(operator.screen()).doesNotContain("USER");
    assertThat(operator.effects())
        .containsExactly(kept("columns", "PID PRI NI VIRT RES S CPU% MEM% TIME+ AGE"));
  }

  @Test
  void theOrderIsKeptToo() {
    assertThat(operator.presses("M").effects()).containsExactly(kept("sort", "memory"));
    assertThat(operator.presses("I").effects()).containsExactly(kept("inverted", "yes"));
    assertThat(operator.presses("M").effects()).containsExactly(kept("inverted", "no"));
  }

  @Test
  void toFlipTreeAndListIsForThisRunAlone() {
    assertThat(operator.presses("t").effects()).isEmpty();
  }

  @Test
  void whatTheCommandLineSaysIsNotKept() {
    Preferences fast =
        Preferences.DEFAULT.with(Setup.DEFAULT.with(Duration.ofMillis(200)).with(Palette.MONO));
    Operator other =
        Scenarios.overlap()
            .operator(RunOptions.plain(Clock.ZONE).preferring(fast, List.of()), 100, 30);
    assertThat(other.presses("P").effects()).containsExactly(kept("sort", "cpu"));
  }

  @Test
  void aWrongLineIsNamedOnTheScreen() {
    RunOptions options =
        RunOptions.plain(Clock.ZONE)
            .preferring(Preferences.DEFAULT, List.of("/c/config line 3: delay is wrong"));
    Operator other = Scenarios.overlap().operator(options, 100, 30);
    assertThat(other.screen()).contains("/c/config line 3: delay is wrong");
  }

  @Test
  void whatCannotBeKeptIsSaid() {
    operator.receives(new Msg.NotKept("/c/config: AccessDenied"));
    assertThat(operator.screen()).contains("not kept: /c/config: AccessDenied");
  }
}
