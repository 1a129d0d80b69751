package gunitop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.hands.Controls;
import gunitop.hands.ControlsKnowledge;
import gunitop.hands.Holder;
import gunitop.process.ProcessId;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.testkit.ScriptedReview;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Command;
import gunitop.upgrade.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code D}: the drain goes on by itself. */
class DrainOnTest {
  private final Scenario scenario = Scenarios.notDaemonized();
  private final ScriptedReview core = scenario.core();
  private final Operator operator =
      scenario
          .operator(core, RunOptions.plain(Clock.ZONE), 100, 30)
          .presses(Key.Name.ENTER)
          .presses("D");
  private final Command ttou =
      new Command(Signal.TTOU, scenario.assessments().get(0).application().old().master().id());

  private Operator sent(double seconds) {
    assertThat(operator.sent()).containsExactly(ttou);
    operator.hears(ttou, new SendResult.Sent());
    Scenario later = scenario.later(seconds);
    core.page(later.snapshot(), later.assessments());
    return operator.sees(later.snapshot());
  }

  @Test
  void eachWorkerThatLeftIsFollowedByTheNext() {
    core.outcomes(new Outcome.Held("9 OLD workers"));
    sent(2);
    sent(3);
    assertThat(operator.effects()).hasSize(1);
  }

  @Test
  void itStopsAtTheFirstThatDoesNotLeave() {
    core.outcomes(new Outcome.Failed("none left within 5 s"));
    sent(6);
    assertThat(operator.effects()).hasOnlyElementsOfType(Effect.Summon.class);
    assertThat(UpgradeState.of(operator.model()).drainingOn()).isFalse();
  }

  @Test
  void anyKeyStopsIt() {
    core.outcomes(new Outcome.Held("9 OLD workers"));
    operator.presses("x");
    sent(2);
    assertThat(operator.effects()).isEmpty();
  }

  @Test
  void itStopsWhereTheControlsAreAnothers() {
    ProcessId master = ttou.target();
    operator.receives(controls(master, new Controls.Ours()));
    assertThat(UpgradeState.of(operator.model()).drainingOn()).isTrue();
    operator.receives(controls(master, new Controls.Others(Holder.UNSEEN)));
    assertThat(UpgradeState.of(operator.model()).drainingOn()).isFalse();
    core.outcomes(new Outcome.Held("9 OLD workers"));
    sent(2);
    assertThat(operator.effects()).isEmpty();
  }

  private static Msg controls(ProcessId master, Controls controls) {
    return new Msg.ControlsReported(new ControlsKnowledge(Map.of(master, controls)));
  }
}
