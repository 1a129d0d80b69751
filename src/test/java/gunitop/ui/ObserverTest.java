package gunitop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.hands.Claim;
import gunitop.hands.Controls;
import gunitop.hands.ControlsKnowledge;
import gunitop.hands.Holder;
import gunitop.process.ProcessId;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.ui.Key.Name;
import gunitop.ui.program.ControlsWanted;
import gunitop.upgrade.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Another gunitop holds the controls, or has them no more. */
class ObserverTest {
  private static final String WHO = "root on pts/3 from 192.0.2.7";
  private static final Holder ROOT =
      new Holder(
          OptionalInt.of(4711),
          Optional.of("root"),
          Optional.empty(),
          Optional.of("pts/3"),
          Optional.of("192.0.2.7"));

  private final Scenario scenario = Scenarios.overlap();
  private final Claim claim = Claim.of(scenario.assessments().get(0).application());
  private final Operator operator = scenario.operator(100, 30).presses(Name.ENTER);

  private Operator with(Controls controls) {
    ProcessId old = claim.masters().get(0);
    ControlsKnowledge now = new ControlsKnowledge(Map.of(old, controls));
    return operator.receives(new Msg.ControlsReported(now));
  }

  private Operator observing() {
    with(new Controls.Others(ROOT));
    operator.effects();
    return operator;
  }

  private String note() {
    return operator.model().messages().note().map(Note::text).orElse("");
  }

  private List<String> told() {
    return operator.model().messages().timeline().entries().stream()
        .map(Observation::text)
        .toList();
  }

  @Test
  void anObserverSeesWhoHoldsTheControlsAndSendsNothing() {
    observing();
    assertThat(operator.screen()).contains("You observe: " + WHO + " holds the controls");
    assertThat(operator.presses("w").effects()).isEmpty();
    assertThat(note()).isEqualTo("WINCH is not sent: " + WHO + " holds the controls");
    assertThat(operator.presses("k").effects()).isEmpty();
    assertThat(note()).isEqualTo("No signal is sent: " + WHO + " holds the controls");
  }

  @Test
  void aKeyThatWaitsIsNotSentOnceTheControlsAreAnothers() {
    with(new Controls.Ours());
    operator.effects();
    operator.waits(300).strikes(new Key.Typed('w'));
    with(new Controls.Others(ROOT));
    assertThat(operator.waits(200).effects()).isEmpty();
  }

  @Test
  void takingOverAsksFirst() {
    observing().presses("g");
    assertThat(operator.screen())
        .contains("Take over the controls?", WHO + " holds the controls.", "OVERLAP");
    assertThat(operator.effects()).isEmpty();
    assertThat(operator.presses("y").effects()).containsExactly(new Effect.TakeOver(claim));
    assertThat(operator.presses("g").presses("n").effects()).isEmpty();
    assertThat(note()).contains("go on observing");
  }

  @Test
  void thereIsNothingToTakeOverFromOurselves() {
    with(new Controls.Ours());
    assertThat(operator.presses("g").effects()).isEmpty();
    assertThat(note()).contains("No other gunitop holds the controls");
  }

  @Test
  void losingThemIsTold() {
    with(new Controls.Ours());
    with(new Controls.Others(ROOT));
    assertThat(note()).startsWith(WHO + " took over the controls at ");
    assertThat(told()).contains(note());
  }

  @Test
  void whatComesFreeIsOurs() {
    observing();
    with(new Controls.Ours());
    assertThat(note()).isEqualTo("the controls are yours now");
    assertThat(operator.screen()).doesNotContain("You observe");
    assertThat(operator.presses("w").sent()).hasSize(1);
  }

  @Test
  void whatIsUnknownIsSaidAndKeysStillWork() {
    with(new Controls.Unknown("/proc/1/environ cannot be opened"));
    operator.effects();
    assertThat(operator.screen()).contains("another gunitop holds the controls is unknown");
    assertThat(operator.presses("w").sent()).hasSize(1);
  }

  @Test
  void theControlsOfTheOpenApplicationAreWanted() {
    assertThat(ControlsWanted.of(operator.model())).containsExactly(claim);
    assertThat(ControlsWanted.of(operator.presses(Name.ESCAPE).model())).isEmpty();
  }

  @Test
  void aRefusalIsKeptInTheTimeline() {
    observing().receives(new Msg.TakeoverRefused("The controls were not taken over: no answer"));
    assertThat(told()).contains("The controls were not taken over: no answer");
  }
}
