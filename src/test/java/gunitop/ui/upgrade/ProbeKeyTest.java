package gunitop.ui.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.probe.ProbeQuestion;
import gunitop.probe.ProbeUrl;
import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.ui.Key.Name;
import gunitop.ui.RunOptions;
import gunitop.ui.program.InView;
import org.junit.jupiter.api.Test;

/** The probe is on where something to ask for was given, for the application opened first. */
class ProbeKeyTest {
  private static final RunOptions GIVEN =
      RunOptions.plain(Clock.ZONE).probing(new ProbeUrl("shop.example", "/ping?secret"));

  private static Operator opened(RunOptions options) {
    Scenario overlap = Scenarios.overlap();
    return overlap.operator(overlap.core(), options, 100, 30).presses(Name.ENTER);
  }

  @Test
  void withoutAUrlTheKeyAsksForOne() {
    Operator operator = opened(RunOptions.plain(Clock.ZONE)).presses("P");
    assertThat(operator.screen()).contains("http://localhost:8000/_");
    operator.presses("ping").presses(Name.ENTER);
    assertThat(operator.screen())
        .contains("The probe is on: GET localhost:8000/ping", "OLD none yet");
    assertThat(InView.probes(operator.model()))
        .extracting(ProbeQuestion::url)
        .containsExactly(new ProbeUrl("localhost:8000", "/ping"));
  }

  @Test
  void aUrlThatCannotBeAskedStaysInTheQuestion() {
    Operator operator = opened(RunOptions.plain(Clock.ZONE)).presses("P");
    operator.presses(Name.BACKSPACE).presses("@x").presses(Name.ENTER);
    assertThat(operator.screen()).contains("sends no user and no password", "8000@x_");
    operator.presses(Name.BACKSPACE);
    assertThat(operator.screen()).doesNotContain("no password");
    operator.presses(Name.ESCAPE);
    assertThat(InView.probes(operator.model())).isEmpty();
    assertThat(operator.sent()).isEmpty();
  }

  @Test
  void theKeyEndsAndBeginsIt() {
    Operator operator = opened(GIVEN);
    assertThat(operator.screen()).contains("Probe shop.example/ping: OLD none yet");
    assertThat(InView.probes(operator.model())).hasSize(1);
    operator.presses("P");
    assertThat(operator.screen()).contains("The probe is off").doesNotContain("none yet");
    assertThat(InView.probes(operator.model())).isEmpty();
    operator.presses("P");
    assertThat(operator.screen()).contains("none yet").doesNotContain("secret");
    assertThat(InView.probes(operator.model())).hasSize(1);
  }

  @Test
  void inTheTreeNobodyIsAsked() {
    Operator operator = opened(GIVEN).presses(Name.ESCAPE);
    assertThat(InView.probes(operator.model())).isEmpty();
    assertThat(InView.probes(operator.presses(Name.ENTER).model())).hasSize(1);
  }

  @Test
  void anotherApplicationIsNotAskedUnlessTheKeySaysSo() {
    Scenario two = Scenarios.twoApplications();
    Operator operator =
        two.operator(two.core(), GIVEN, 100, 30).presses("20100").presses(Name.ENTER);
    assertThat(InView.probes(operator.model())).hasSize(1);
    operator.presses(Name.ESCAPE).presses("12928").presses(Name.ENTER);
    assertThat(InView.probes(operator.model())).isEmpty();
    operator.presses("P");
    assertThat(InView.probes(operator.model())).hasSize(1);
  }
}
