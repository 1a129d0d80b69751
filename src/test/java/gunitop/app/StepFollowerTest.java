package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.testkit.ScriptedReview;
import gunitop.ui.Key.Name;
import gunitop.ui.RunOptions;
import gunitop.upgrade.Command;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The exit code of a step, by what is seen of it. */
class StepFollowerTest implements Lines {
  private final Scenario overlap = Scenarios.overlap();
  private final ScriptedReview core = overlap.core();
  private final Operator operator =
      overlap.operator(core, RunOptions.plain(Clock.ZONE), 100, 30).presses(Name.ENTER);
  private final Command command =
      new Command(Signal.WINCH, overlap.assessments().get(0).application().old().master().id());
  private final List<String> printed = new ArrayList<>();
  private Optional<String> signal = Optional.empty();
  private boolean gone;

  @Override
  public void print(String line) {
    printed.add(line);
  }

  @Override
  public boolean isReaderGone() {
    return gone;
  }

  private StepFollower follower(OptionalInt seconds) {
    CommandRequest request =
        new CommandRequest(
            Subcommand.STEP,
            Optional.of(Step.WINCH),
            Optional.empty(),
            seconds,
            false,
            Optional.empty(),
            ReportRequest.NONE);
    StepFollower follower =
        new StepFollower(operator.model(), command, request, () -> signal, false, this);
    operator.presses("w");
    return follower;
  }

  private OptionalInt sent(StepFollower follower) {
    operator.hears(command, new SendResult.Sent());
    return follower.after(operator.model());
  }

  private OptionalInt seen(StepFollower follower, double after, Outcome outcome) {
    core.outcomes(outcome);
    operator.sees(overlap.later(after).snapshot());
    return follower.after(operator.model());
  }

  @Test
  void heldIsZero_andEachLineIsToldOnce() {
    StepFollower follower = follower(OptionalInt.empty());
    assertThat(follower.after(operator.model())).isEmpty();
    assertThat(printed).isEmpty();
    assertThat(sent(follower)).isEmpty();
    assertThat(follower.after(operator.model())).isEmpty();
    assertThat(seen(follower, 2, new Outcome.Held("OLD has no workers"))).hasValue(0);
    assertThat(printed).hasSize(2);
    assertThat(printed.get(0)).contains("  you   kill -WINCH " + Scenarios.OLD);
    assertThat(printed.get(1)).contains("  done  WINCH: OLD has no workers");
  }

  @Test
  void failedIsFour() {
    StepFollower follower = follower(OptionalInt.empty());
    sent(follower);
    assertThat(seen(follower, 2, new Outcome.Failed("ignored"))).hasValue(ExitCode.FAILED);
    assertThat(printed).last().asString().contains("  FAIL  WINCH: ignored");
  }

  @Test
  void notSentIsThree() {
    StepFollower follower = follower(OptionalInt.empty());
    operator.hears(command, new SendResult.Refused("something new"));
    assertThat(follower.after(operator.model())).hasValue(ExitCode.REFUSED);
    assertThat(printed).last().asString().contains("was not sent: something new");
  }

  @Test
  void notInTimeIsFive_byTheStepsDeadlineOrAnOtherOne() {
    StepFollower patient = follower(OptionalInt.of(60));
    sent(patient);
    Outcome slow = new Outcome.Pending("OLD's workers leave", 1, 3, 31, 30);
    assertThat(seen(patient, 31, slow)).isEmpty();
    assertThat(seen(patient, 62, slow)).hasValue(ExitCode.NOT_SEEN);
    StepFollowerTest other = new StepFollowerTest();
    StepFollower usual = other.follower(OptionalInt.empty());
    other.sent(usual);
    assertThat(other.seen(usual, 29, slow)).isEmpty();
    assertThat(other.seen(usual, 32, slow)).hasValue(ExitCode.NOT_SEEN);
  }

  @Test
  void aSignalEndsTheWaiting_asDoesAReaderThatGoes() {
    StepFollower follower = follower(OptionalInt.empty());
    sent(follower);
    signal = Optional.of("HUP");
    assertThat(follower.after(operator.model())).hasValue(ExitCode.NOT_SEEN);
    signal = Optional.of("INT");
    assertThat(follower.after(operator.model())).hasValue(ExitCode.INTERRUPTED);
    signal = Optional.empty();
    gone = true;
    assertThat(follower.after(operator.model())).hasValue(ExitCode.NOT_SEEN);
  }
}
