package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Relaunch;
import gunitop.preflight.LimitFacts;
import gunitop.preflight.MemoryFacts;
import gunitop.preflight.PreflightAdvice;
import gunitop.preflight.PreflightFacts;
import gunitop.preflight.ReleaseFacts;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.testkit.GenerationFixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreflightGateTest {
  private static final Generation OLD = GenerationFixture.old(4711).build();
  private static final ProcessId MASTER = OLD.master().id();
  private static final Relaunch RELAUNCH =
      new Relaunch(
          OLD,
          Optional.empty(),
          Reading.notRead(),
          Reading.notRead(),
          List.of(),
          Reading.notRead());

  /** Nothing could be read but the memory. */
  private static Map<ProcessId, PreflightFacts> withMemoryLeft(long bytes) {
    return Map.of(
        MASTER,
        new PreflightFacts(
            new ReleaseFacts(
                0,
                Reading.denied(),
                Optional.empty(),
                Reading.notRead(),
                Optional.empty(),
                Optional.empty(),
                Reading.denied(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false),
            new MemoryFacts(
                Reading.known(1_000_000L),
                false,
                Reading.known(bytes),
                Reading.known(0L),
                Reading.known(List.of())),
            new LimitFacts(
                Reading.denied(),
                Reading.denied(),
                1,
                1,
                "shop",
                Reading.denied(),
                Reading.notRead(),
                Reading.notRead(),
                Reading.notRead(),
                Reading.notRead()),
            Reading.notRead(),
            List.of(),
            Reading.notRead()));
  }

  private static PreflightGate gate(long shown, long now) {
    PreflightGate gate = new PreflightGate((relaunches, snapshot) -> withMemoryLeft(now));
    gate.watch(List.of(RELAUNCH), null, PreflightAdvice.of(withMemoryLeft(shown)));
    return gate;
  }

  @Test
  void whatWasOnTheScreenIsNoObjection() {
    assertThat(gate(10, 10).objection(MASTER)).isEmpty();
    assertThat(gate(100_000_000, 100_000_000).objection(MASTER)).isEmpty();
  }

  @Test
  void whatIsBetterByNowIsNone() {
    assertThat(gate(10, 100_000_000).objection(MASTER)).isEmpty();
  }

  @Test
  void whatIsWorseThanWhatWasOnTheScreenIs() {
    assertThat(gate(100_000_000, 10).objection(MASTER).orElseThrow().reason())
        .contains("NEW needs about");
    // A warning was agreed to, a blocker was not.
    assertThat(gate(1_100_000, 10).objection(MASTER)).isPresent();
  }

  @Test
  void nobodyElseIsLookedAt() {
    assertThat(gate(10, 10).knows(MASTER)).isTrue();
    assertThat(gate(10, 10).knows(new ProcessId(1, 1, ""))).isFalse();
  }
}
