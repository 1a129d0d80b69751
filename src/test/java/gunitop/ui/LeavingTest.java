package gunitop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.ui.Key.Name;
import org.junit.jupiter.api.Test;

/** Every way out, and what is left on the shell. */
class LeavingTest {
  private static Effect.Quit leave(Scenario scenario, Key key) {
    Operator operator = scenario.operator(80, 24);
    operator.effects();
    return (Effect.Quit) operator.presses(key).effects().get(0);
  }

  @Test
  void leavesQuietlyWhereNothingIsUnderWay() {
    assertThat(leave(Scenarios.steady(), new Key.Typed('q'))).isEqualTo(new Effect.Quit(0, ""));
    assertThat(leave(Scenarios.steady(), new Key.Named(Name.F10)).farewell()).isEmpty();
  }

  @Test
  void saysThatAnUpgradeGoesOnAndWhatComesNext() {
    assertThat(leave(Scenarios.overlap(), new Key.Typed('q')).farewell())
        .isEqualTo(
            "The upgrade of frappe.app:application goes on: OLD 12928 and NEW 12996 both serve."
                + " Next step: WINCH, kill -WINCH 12928."
                + " Way back (r): kill -TERM 12996. Run gunitop again to see it.");
  }

  @Test
  void namesTheNextStepOfEachStage() {
    assertThat(leave(Scenarios.drained(), new Key.Typed('q')).farewell())
        .contains("OLD 12928 has no workers, NEW 12996 serves. Next step: TERM, kill -TERM 12928");
    assertThat(leave(Scenarios.outage(), new Key.Typed('q')).farewell())
        .contains("OLD 12928 has no workers, NEW 12996 is not ready: nobody serves.")
        .contains("Way back (r): kill -HUP 12928.");
    assertThat(leave(Scenarios.retiring(), new Key.Typed('q')).farewell())
        .contains("OLD 12928 is stopping, NEW 12996 serves.")
        .doesNotContain("Way back");
  }

  @Test
  void passesOverADrainThatWouldBeIgnored() {
    assertThat(leave(Scenarios.notDaemonized(), new Key.Typed('q')).farewell())
        .contains("Next step: DRAIN, kill -TTOU 12928.");
  }

  @Test
  void aLetterAmongOthersDoesNotLeave() {
    Operator operator = Scenarios.steady().operator(80, 24).waits(300);
    operator.effects();
    "xq".chars().forEach(letter -> operator.strikes(new Key.Typed(letter)));
    operator.waits(300);
    "qx".chars().forEach(letter -> operator.strikes(new Key.Typed(letter)));
    assertThat(operator.waits(300).effects()).isEmpty();
  }

  @Test
  void controlCLeavesFromAnywhere() {
    Operator operator = Scenarios.drained().operator(80, 24).presses(Name.ENTER).presses("t");
    operator.effects();
    operator.presses(new Key.Control('C'));
    assertThat(((Effect.Quit) operator.effects().get(0)).exitCode()).isEqualTo(130);
  }

  @Test
  void aTerminalThatIsGoneEndsTheProgram() {
    assertThat(leave(Scenarios.steady(), new Key.EndOfInput()).exitCode()).isZero();
  }

  @Test
  void suspendsAndRedraws() {
    Operator operator = Scenarios.overlap().operator(80, 24);
    operator.effects();
    operator.presses(new Key.Control('Z')).presses(new Key.Control('L')).presses("?");
    operator.presses(new Key.Control('Z'));
    assertThat(operator.effects())
        .containsExactly(new Effect.Suspend(), new Effect.Redraw(), new Effect.Suspend());
  }
}
