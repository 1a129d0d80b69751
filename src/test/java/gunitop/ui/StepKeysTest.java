package gunitop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Owner;
import gunitop.process.ProcessId;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.testkit.ScriptedReview;
import gunitop.testkit.SnapshotFixture;
import gunitop.ui.Key.Name;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a step's key to the signal, and from the signal to its outcome. */
class StepKeysTest {
  private static final Key W = new Key.Typed('w');

  private static Operator before(Scenario scenario) {
    Operator operator = scenario.operator(100, 30).presses(Name.ENTER);
    operator.effects();
    return operator;
  }

  private static Command command(Scenario scenario, Signal signal) {
    return new Command(signal, scenario.assessments().get(0).application().old().master().id());
  }

  private static String note(Operator operator) {
    return operator.model().messages().note().map(Note::text).orElse("");
  }

  private static Observation last(Operator operator) {
    List<Observation> entries = operator.model().messages().timeline().entries();
    return entries.get(entries.size() - 1);
  }

  @Test
  void aKeyAloneSendsItsSignalOnce() {
    Scenario overlap = Scenarios.overlap();
    Operator operator = before(overlap).presses("w");
    assertThat(operator.sent()).containsExactly(command(overlap, Signal.WINCH));
    assertThat(operator.waits(500).effects()).isEmpty();
  }

  @Test
  void aStepWaitsForTheEffectOfOneThatTakesTheOtherGeneration() {
    Scenario overlap = Scenarios.overlap();
    Operator operator = before(overlap).presses("r");
    Command sent = operator.sent().get(0);
    assertThat(operator.presses("w").effects()).isEmpty();
    assertThat(note(operator)).contains("after both nobody would serve");
    operator.hears(sent, new SendResult.Sent());
    assertThat(operator.presses("w").effects()).isEmpty();
  }

  @Test
  void aStepWaitsForTheEffectOfASignalOfTheMenu() {
    Scenario overlap = Scenarios.overlap();
    ProcessId ofNew =
        overlap.assessments().get(0).application().newGeneration().orElseThrow().master().id();
    Command menu = new Command(Signal.TERM, ofNew);
    Operator operator = before(overlap).hears(menu, new SendResult.Sent());
    assertThat(operator.presses("w").effects()).isEmpty();
    assertThat(note(operator))
        .isEqualTo("WINCH is not sent: what " + menu.text() + " does is not seen yet");
  }

  @Test
  void nothingIsSentBeforeTheSilenceIsOver() {
    Operator operator = before(Scenarios.overlap()).waits(300).strikes(W).waits(59);
    assertThat(operator.effects()).isEmpty();
    assertThat(operator.waits(1).effects()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 59})
  void aKeyThatFollowsTooSoonStopsIt(long millis) {
    Operator operator = before(Scenarios.overlap()).waits(300).strikes(W).waits(millis);
    operator.strikes(new Key.Unknown()).waits(500);
    assertThat(operator.effects()).isEmpty();
    assertThat(note(operator)).contains("another key came within 60 ms");
  }

  @Test
  void aKeyThatComesTooSoonAfterAnotherDoesNotCount() {
    Operator operator = before(Scenarios.overlap()).waits(300);
    operator.strikes(new Key.Typed('x')).waits(30).strikes(W).waits(500);
    assertThat(operator.effects()).isEmpty();
    assertThat(note(operator)).startsWith("Not sent, kill -WINCH 12928");
  }

  @Test
  void pastedTextSendsNothing() {
    Operator operator = before(Scenarios.overlap()).waits(300);
    "wwutryyy".chars().forEach(letter -> operator.strikes(new Key.Typed(letter)));
    operator.waits(500);
    assertThat(operator.effects()).isEmpty();
  }

  @Test
  void manyKeysAtOnceAreToldOfInOneLine() {
    Operator operator = before(Scenarios.overlap()).waits(300);
    int before = operator.model().messages().timeline().entries().size();
    "wruwrwuw".chars().forEach(letter -> operator.strikes(new Key.Typed(letter)));
    operator.waits(500);
    assertThat(operator.effects()).isEmpty();
    assertThat(operator.model().messages().timeline().entries()).hasSize(before + 1);
    assertThat(note(operator)).startsWith("8 signal keys ignored").isEqualTo(last(operator).text());
    operator.presses("u");
    assertThat(operator.model().messages().timeline().entries()).hasSize(before + 2);
    assertThat(note(operator)).startsWith("USR2 is not sent");
  }

  @Test
  void aHeldDownKeySendsNothing() {
    Operator operator = before(Scenarios.overlap()).waits(300);
    for (int i = 0; i < 20; i++) {
      operator.strikes(W).waits(33);
    }
    assertThat(operator.effects()).isEmpty();
  }

  @Test
  void anOfferThatHasJustAppearedDoesNotCount() {
    Operator operator =
        Scenarios.overlap().operator(100, 30).waits(300).strikes(new Key.Named(Name.ENTER));
    operator.waits(150).strikes(new Key.Typed('r')).waits(500);
    assertThat(operator.effects()).isEmpty();
    assertThat(note(operator)).contains("0.2 s");
  }

  @Test
  void aLetterOfTheTreeDoesNotCountWhileNobodyCanHaveReadTheScreen() {
    Operator operator =
        Scenarios.overlap().operator(100, 30).waits(300).strikes(new Key.Named(Name.ENTER));
    operator.waits(700).strikes(W).waits(50);
    assertThat(operator.effects()).isEmpty();
    assertThat(note(operator)).contains("this screen has just opened").contains("press it again");
    assertThat(operator.waits(100).strikes(W).waits(100).sent())
        .extracting(Command::text)
        .containsExactly("kill -WINCH 12928");
  }

  @Test
  void aTargetThatDiedMeanwhileGetsNothing() {
    Scenario overlap = Scenarios.overlap();
    ScriptedReview core = overlap.core();
    Operator operator =
        overlap.operator(core, RunOptions.plain(Clock.ZONE), 100, 30).presses(Name.ENTER);
    Scenario later = withoutOld(overlap);
    core.page(later.snapshot(), overlap.assessments());
    operator.waits(300).strikes(W).sees(later.snapshot()).waits(100);
    assertThat(operator.effects()).isEmpty();
    assertThat(note(operator)).contains("process 12928 has exited");
  }

  private static Scenario withoutOld(Scenario scenario) {
    var samples =
        scenario.snapshot().processes().values().stream()
            .filter(sample -> sample.pid() != Scenarios.OLD)
            .toList();
    return new Scenario(
        SnapshotFixture.snapshot().with(samples).later(0.7).build(),
        scenario.assessments(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "u, USR2 is not sent: NEW master 12996 exists",
    "d, DRAIN is not sent: WINCH will do",
    "h, HANDOVER is not sent: nobody supervises it",
  })
  void aRefusedKeySaysWhy(String key, String text) {
    Operator operator = before(Scenarios.overlap()).presses(key);
    assertThat(operator.effects()).isEmpty();
    assertThat(note(operator)).isEqualTo(text);
    assertThat(last(operator).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"u", "w", "d", "D", "h", "t", "ty", "r"})
  void readonlySendsNothingAndSaysSo(String keys) {
    RunOptions readonly = RunOptions.plain(Clock.ZONE).withReadonly(true);
    Operator operator =
        Scenarios.overlap().operator(readonly, 100, 30).presses(Name.ENTER).presses(keys);
    assertThat(operator.effects()).isEmpty();
    assertThat(operator.screen()).contains("started with --readonly");
  }

  @Test
  void retiringAsksAndYesSends() {
    Scenario drained = Scenarios.drained();
    Operator operator = before(drained).presses("t");
    assertThat(operator.effects()).isEmpty();
    assertThat(operator.screen()).contains("y sends it");
    assertThat(operator.presses("y").sent()).containsExactly(command(drained, Signal.TERM));
    assertThat(operator.model().dialog()).isEmpty();
  }

  @Test
  void anythingButYesCancels() {
    for (Key key : List.of(new Key.Typed('n'), new Key.Typed('Y'), new Key.Named(Name.ENTER))) {
      Operator operator = before(Scenarios.drained()).presses("t").presses(key);
      assertThat(operator.effects()).isEmpty();
      assertThat(operator.model().dialog()).isEmpty();
      assertThat(note(operator)).isEqualTo("Cancelled: kill -TERM 12928 was not sent");
    }
  }

  @Test
  void aHastyYesIsNotCountedAndMayBeRepeated() {
    Operator operator = before(Scenarios.drained()).waits(300).strikes(new Key.Typed('t'));
    operator.waits(100).strikes(new Key.Typed('y')).waits(200);
    assertThat(operator.effects()).isEmpty();
    assertThat(operator.presses("y").effects()).hasSize(1);
  }

  @Test
  void aBlockerNeedsTheWord() {
    Scenario supervised = Scenarios.notDaemonized();
    Operator operator = before(supervised).presses("t").presses("y");
    assertThat(operator.presses(Name.ENTER).effects()).isEmpty();
    operator.presses("tterm");
    assertThat(operator.effects()).isEmpty();
    assertThat(operator.presses(Name.ENTER).sent())
        .containsExactly(command(supervised, Signal.TERM));
  }

  @Test
  void aWordCanBeCorrected() {
    Operator operator = before(Scenarios.notDaemonized()).presses("ttex").presses(Name.BACKSPACE);
    assertThat(operator.presses("rm").presses(Name.ENTER).effects()).hasSize(1);
  }

  @Test
  void whatMayTakeAsLongAsItLikesHasNoDeadlineOnTheScreen() {
    Scenario overlap = Scenarios.overlap();
    ScriptedReview core = overlap.core();
    core.outcomes(new Outcome.Pending("OLD workers gone", 6, 10, 1.9, Double.POSITIVE_INFINITY));
    Operator operator = sent(overlap, core);
    Scenario draining = Scenarios.draining().later(3);
    core.page(draining.snapshot(), draining.assessments());
    assertThat(operator.sees(draining.snapshot()).screen())
        .contains("6/10  1.9 s")
        .doesNotContain("1.9 s of");
  }

  @Test
  void whatIsAwaitedStandsOnTheScreenUntilItHolds() {
    Scenario overlap = Scenarios.overlap();
    ScriptedReview core = overlap.core();
    core.outcomes(
        new Outcome.Pending("OLD workers gone", 6, 10, 1.9, 5),
        new Outcome.Held("OLD has no workers"));
    Operator operator = sent(overlap, core);
    assertThat(operator.model().pace())
        .hasToString("Pace[sample=PT0.1S, peek=PT0.07S, always=false]");
    Scenario draining = Scenarios.draining().later(3);
    core.page(draining.snapshot(), draining.assessments());
    assertThat(operator.sees(draining.snapshot()).screen()).contains("6/10", "1.9 s of 5 s");
    Scenario drained = Scenarios.drained().later(4);
    core.page(drained.snapshot(), drained.assessments());
    operator.sees(drained.snapshot());
    assertThat(last(operator).source()).isEqualTo(Observation.Source.HELD);
    assertThat(last(operator).text()).isEqualTo("WINCH: OLD has no workers");
    assertThat(operator.model().steps().pending()).isEmpty();
  }

  @Test
  void aStepThatTookLongOrFailedCallsTheOperator() {
    assertThat(calls(4, new Outcome.Held("OLD has no workers"))).isEmpty();
    assertThat(calls(14, new Outcome.Held("OLD has no workers")))
        .containsExactly(new Effect.Summon(Notify.BELL, "frappe.app:application: WINCH done"));
    assertThat(calls(4, new Outcome.Failed("no worker left in 5 s")))
        .containsExactly(new Effect.Summon(Notify.BELL, "frappe.app:application: WINCH FAILED"));
  }

  private static List<Effect> calls(int seconds, Outcome outcome) {
    Scenario overlap = Scenarios.overlap();
    ScriptedReview core = overlap.core().outcomes(outcome);
    Operator operator = sent(overlap, core);
    Scenario later = Scenarios.drained().later(seconds);
    core.page(later.snapshot(), later.assessments());
    operator.effects();
    return operator.sees(later.snapshot()).effects().stream()
        .filter(effect -> effect instanceof Effect.Summon)
        .toList();
  }

  private static Operator sent(Scenario scenario, ScriptedReview core) {
    Operator operator =
        scenario.operator(core, RunOptions.plain(Clock.ZONE), 100, 30).presses(Name.ENTER);
    operator.presses("w").effects();
    return operator.hears(command(scenario, Signal.WINCH), new SendResult.Sent());
  }

  @Test
  void theSameStepIsNotSentAgainWhileItIsAwaited() {
    Scenario overlap = Scenarios.overlap();
    ScriptedReview core =
        overlap.core().outcomes(new Outcome.Pending("OLD workers gone", 0, 10, 0.1, 5));
    Operator operator = sent(overlap, core).presses("w");
    assertThat(operator.effects()).isEmpty();
    assertThat(note(operator)).contains("still awaited");
  }

  @Test
  void anotherStepTakesItsPlaceAndThatIsSaid() {
    Scenario overlap = Scenarios.overlap();
    ScriptedReview core =
        overlap.core().outcomes(new Outcome.Pending("OLD workers gone", 0, 10, 0.1, 5));
    Operator operator = sent(overlap, core).presses("ty");
    assertThat(operator.effects()).hasSize(1);
    assertThat(operator.model().steps().pending()).hasSize(1);
    assertThat(last(operator).text()).isEqualTo("WINCH is no longer waited for");
  }

  @Test
  void aFailureStaysInSight() {
    Scenario overlap = Scenarios.overlap();
    ScriptedReview core = overlap.core().outcomes(new Outcome.Failed("no worker left in 5 s"));
    Operator operator = sent(overlap, core);
    Scenario later = overlap.later(6);
    core.page(later.snapshot(), later.assessments());
    assertThat(operator.sees(later.snapshot()).screen())
        .contains("FAILED  WINCH: no worker left in 5 s");
  }

  @Test
  void whatTheKernelRefusesIsTold() {
    Scenario overlap = Scenarios.overlap();
    ProcessId target = command(overlap, Signal.WINCH).target();
    var reasons =
        List.of(
            new Told(new SendResult.Gone(), "process 12928 has exited"),
            new Told(new SendResult.Replaced(target), "belongs to another process now"),
            new Told(
                new SendResult.Denied(new Owner(1001, "frappe"), new Owner(1002, "ana")),
                "12928 belongs to frappe, you are ana"),
            new Told(new SendResult.Refused("it has no handler"), "it has no handler"));
    for (Told told : reasons) {
      Operator operator = before(overlap).presses("w");
      operator.hears(command(overlap, Signal.WINCH), told.result());
      assertThat(note(operator)).startsWith("kill -WINCH 12928 was not sent: ");
      assertThat(note(operator)).contains(told.reason());
      assertThat(last(operator).source()).isEqualTo(Observation.Source.FAILED);
      assertThat(operator.model().steps().pending()).isEmpty();
    }
  }

  private record Told(SendResult result, String reason) {}

  @Test
  void thereAreNoStepKeysOnTheTreeScreen() {
    Operator operator = Scenarios.overlap().operator(100, 30);
    for (String key : List.of("w", "r", "d", "y")) {
      operator.presses(key).presses(Name.ESCAPE);
    }
    assertThat(operator.effects()).isEmpty();
  }
}
