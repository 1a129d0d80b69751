package gunitop.ui.program;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.CallResult;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.testkit.ScriptedReview;
import gunitop.ui.Key.Name;
import gunitop.ui.Msg;
import gunitop.ui.RunOptions;
import gunitop.upgrade.Command;
import gunitop.upgrade.Outcome;
import org.junit.jupiter.api.Test;

/** The answer of a program that a step called. */
class CallReportTest {

  /** supervisord's client may end after supervisord itself has told of the stop. */
  @Test
  void answerAfterTheStepWasSeenToBeDoneStandsInTheTimelineOfItsApplication() {
    Scenario overlap = Scenarios.overlap();
    ScriptedReview core = overlap.core();
    core.outcomes(new Outcome.Held("OLD is gone"));
    Operator operator =
        overlap.operator(core, RunOptions.plain(Clock.ZONE), 100, 30).presses(Name.ENTER);
    operator.presses("w").effects();
    Command command =
        new Command(Signal.WINCH, overlap.assessments().get(0).application().old().master().id());
    operator.hears(command, new SendResult.Sent());
    Scenario promoted = Scenarios.promoted().later(4);
    core.page(promoted.snapshot(), promoted.assessments());
    operator.sees(promoted.snapshot());
    assertThat(operator.model().steps().pending()).isEmpty();

    operator.receives(
        new Msg.CallReported(
            command,
            new CallResult.Ended(0, "web: stopped\n"),
            Clock.TIME.plusSeconds(5),
            Clock.NANOS + 5_000_000_000L));

    assertThat(operator.screen()).contains("exit code 0: web: stopped");
  }
}
