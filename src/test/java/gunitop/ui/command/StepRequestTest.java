package gunitop.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.Clock;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.ui.Key.Name;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.RunOptions;
import gunitop.upgrade.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked for in one line goes by the offers that the screen shows. */
class StepRequestTest {
  private static Model model(Scenario scenario, boolean readonly) {
    RunOptions options = RunOptions.plain(Clock.ZONE).withReadonly(readonly);
    return scenario.operator(options, 100, 30).presses(Name.ENTER).model();
  }

  private static StepAnswer answer(Scenario scenario, Step step, boolean yes, String word) {
    return new StepRequest(step, yes, Optional.of(word).filter(one -> !one.isEmpty()))
        .answer(model(scenario, false));
  }

  @Test
  void whatAsksNothingIsSent_byPidOnlyWhereThatWasAgreedTo() {
    StepAnswer plain = answer(Scenarios.overlap(), Step.WINCH, false, "");
    assertThat(((StepAnswer.Sends) plain).offered().command().text())
        .isEqualTo("kill -WINCH " + Scenarios.OLD);
    assertThat(((StepAnswer.Sends) plain).offered().place()).isEqualTo(Offered.Place.KEY_BAR);
    StepAnswer agreed = answer(Scenarios.overlap(), Step.WINCH, true, "");
    assertThat(((StepAnswer.Sends) agreed).offered().place()).isEqualTo(Offered.Place.DIALOG);
  }

  @Test
  void termWantsYes_orItsWord() {
    StepAnswer asks = answer(Scenarios.overlap(), Step.TERM, false, "");
    assertThat(((StepAnswer.Asks) asks).option()).isEqualTo("--yes");
    assertThat(((StepAnswer.Asks) asks).lines()).contains("kill -TERM " + Scenarios.OLD);
    assertThat(answer(Scenarios.overlap(), Step.TERM, true, ""))
        .isInstanceOf(StepAnswer.Sends.class);
    assertThat(answer(Scenarios.overlap(), Step.TERM, false, "term"))
        .isInstanceOf(StepAnswer.Sends.class);
    assertThat(answer(Scenarios.overlap(), Step.TERM, false, "usr2"))
        .isInstanceOf(StepAnswer.Asks.class);
  }

  @Test
  void yesIsNotEnoughWhereTheWordMustBeTyped() {
    Scenario booting = Scenarios.booting();
    StepAnswer yes = answer(booting, Step.TERM, true, "");
    assertThat(((StepAnswer.Asks) yes).option()).isEqualTo("--type term");
    assertThat(answer(booting, Step.TERM, true, "term ")).isInstanceOf(StepAnswer.Asks.class);
    assertThat(answer(booting, Step.TERM, false, "term")).isInstanceOf(StepAnswer.Sends.class);
  }

  @Test
  void whatIsNotPermittedIsRefused() {
    assertThat(answer(Scenarios.notPermitted(), Step.USR2, true, "usr2"))
        .isInstanceOf(StepAnswer.Refused.class);
  }

  @Test
  void whatNothingSendsIsRefusedWhateverIsAgreedTo() {
    StepAnswer early = answer(Scenarios.steady(), Step.TERM, true, "term");
    assertThat(((StepAnswer.Refused) early).reason()).startsWith("TERM is not sent yet");
    StepAnswer second = answer(Scenarios.overlap(), Step.USR2, true, "usr2");
    assertThat(((StepAnswer.Refused) second).reason()).startsWith("USR2 is not sent: ");
  }

  @Test
  void readonlyRefusesAll() {
    StepAnswer answer =
        new StepRequest(Step.WINCH, true, Optional.of("winch"))
            .answer(model(Scenarios.overlap(), true));
    assertThat(((StepAnswer.Refused) answer).reason()).contains("--readonly");
  }
}
