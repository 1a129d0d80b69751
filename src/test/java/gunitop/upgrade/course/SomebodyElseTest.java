package gunitop.upgrade.course;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.testkit.Clock;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SomebodyElseTest {
  private static final SentFromHere NOTHING = new SentFromHere(StepHistory.NONE, Timeline.EMPTY);

  private final Scenario overlap = Scenarios.overlap();
  private final ProcessId old = overlap.assessments().get(0).application().old().master().id();

  private static List<String> told(Scenario before, Scenario after, SentFromHere sent) {
    return told(before, after, sent, Optional.empty());
  }

  private static List<String> told(
      Scenario before, Scenario after, SentFromHere sent, Optional<String> holder) {
    List<Assessment> was = before.assessments();
    return SomebodyElse.between(was, after.assessments(), sent, Clock.TIME, one -> holder).stream()
        .map(Observation::text)
        .toList();
  }

  /** As the timeline tells of a signal of ours. */
  private SentFromHere sent(Signal signal, String how) {
    String text = new Command(signal, old).text() + how;
    Observation line = new Observation(Clock.TIME, Observation.Source.YOU, text, Set.of(old));
    return new SentFromHere(StepHistory.NONE, Timeline.EMPTY.with(line));
  }

  @Test
  void aNewMasterWithoutUsr2FromHereIsSomebodyElses() {
    assertThat(told(Scenarios.steady(), overlap, NOTHING))
        .containsExactly("somebody else started NEW master 12996: no USR2 was sent from here");
    assertThat(told(Scenarios.steady(), overlap, NOTHING, Optional.of("root on pts/3")))
        .singleElement()
        .asString()
        .endsWith("; root on pts/3 holds the controls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", by PID alone: the kernel refuses pidfds", "; not compared: exe"})
  void oneThatOurUsr2StartedIsOurs(String how) {
    assertThat(told(Scenarios.steady(), overlap, sent(Signal.USR2, how))).isEmpty();
  }

  @Test
  void oneThatAnEarlierRunMayHaveStartedIsNotSaidToBeAnothers() {
    String text = SentFromHere.notKnown(new Command(Signal.USR2, old));
    Observation line = new Observation(Clock.TIME, Observation.Source.NOTE, text, Set.of(old));
    SentFromHere sent = new SentFromHere(StepHistory.NONE, Timeline.EMPTY.with(line));
    assertThat(told(Scenarios.steady(), overlap, sent)).isEmpty();
  }

  @Test
  void anotherSignalOfOursStartsNothing() {
    assertThat(told(Scenarios.steady(), overlap, sent(Signal.HUP, ""))).hasSize(1);
  }

  @Test
  void workersThatLeaveWithoutUsAreTold() {
    assertThat(told(overlap, Scenarios.drained(), NOTHING))
        .containsExactly(
            "OLD master 12928 has no workers left: no WINCH or TTOU was sent from here");
    assertThat(told(overlap, Scenarios.drained(), sent(Signal.WINCH, ""))).isEmpty();
    assertThat(told(overlap, Scenarios.drained(), sent(Signal.TERM, ""))).isEmpty();
  }

  @Test
  void anOldMasterThatEndsWithoutUsIsTold() {
    assertThat(told(Scenarios.drained(), Scenarios.retiring(), NOTHING))
        .containsExactly("OLD master 12928 ends: no TERM to it was sent from here");
    assertThat(told(Scenarios.drained(), Scenarios.promoted(), NOTHING)).hasSize(1);
    assertThat(told(Scenarios.drained(), Scenarios.retiring(), sent(Signal.TERM, ""))).isEmpty();
    assertThat(told(Scenarios.retiring(), Scenarios.promoted(), NOTHING)).isEmpty();
  }

  @Test
  void nothingIsToldWhereNothingChanged() {
    for (Scenario one : List.of(Scenarios.steady(), overlap, Scenarios.drained())) {
      assertThat(told(one, one.later(1), NOTHING)).isEmpty();
    }
  }
}
