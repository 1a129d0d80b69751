package gunitop.probe;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.probe.ProbeOutcome.Answered;
import gunitop.probe.ProbeOutcome.Failed;
import gunitop.process.Listener;
import gunitop.process.Reading;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When NEW answers worse than OLD, and what that closes. */
class ProbeFindingTest {
  private static final ProbeOutcome GOOD = new Answered(200, 8);
  private static final ProbeOutcome BAD = new Answered(500, 8);
  private static final ProbeOutcome SILENT = new Failed("no answer within 5 s");

  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);
  private ProbeKnowledge known = ProbeKnowledge.NONE;

  @BeforeEach
  void bothServe() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
    watched.lookFor(1000, 3);
    host.at(1100).reexeced(200, 100);
    host.ready(200, List.of(201, 202));
    watched.lookFor(1100, 3);
  }

  private void takes(int master, int times, ProbeOutcome outcome) {
    ProbeQuestion question =
        new ProbeQuestion(
            new ProbeUrl("shop", "/"),
            host.id(100),
            0,
            Optional.of(new Listener(7, "127.0.0.1:8000", Reading.known(0), Reading.known(64))),
            List.of(),
            4);
    for (int i = 0; i < times; i++) {
      known =
          known.after(
              question,
              new ProbeReply(
                  master == 0 ? Optional.empty() : Optional.of(host.id(master)), outcome),
              host.snapshot().monotonicNanos());
    }
  }

  private Assessment look() {
    watched.isAdvised(known);
    return watched.look();
  }

  private Optional<String> told() {
    return look().findings().stream()
        .filter(finding -> finding.code() == FindingCode.PROBE_FAILS)
        .map(Finding::message)
        .findFirst();
  }

  @Test
  void whereBothAnswerWellNothingIsTold() {
    takes(100, 3, GOOD);
    takes(200, 3, GOOD);
    assertThat(told()).isEmpty();
    assertThat(look().offer(Step.WINCH).allowed()).isTrue();
  }

  @Test
  void oneBadAnswerOfNewClosesTheGatesWithItsReason() {
    takes(100, 12, GOOD);
    takes(200, 3, GOOD);
    takes(200, 1, BAD);
    takes(200, 1, SILENT);
    String reason = "NEW fails 2 of its last 5 probes (500, no answer within 5 s), OLD 0 of 10";
    assertThat(told()).contains(reason + ".");
    for (Step step : List.of(Step.WINCH, Step.TERM)) {
      StepOffer offer = look().offer(step);
      assertThat(offer.allowed()).isFalse();
      assertThat(offer.confirmation()).isEqualTo(Confirmation.YES);
      assertThat(offer.reason()).isEqualTo(reason);
    }
  }

  @Test
  void whereOldFailsAsWellTheCodeIsNotToBlame() {
    takes(100, 2, BAD);
    takes(200, 2, BAD);
    assertThat(told()).isEmpty();
    takes(200, 8, SILENT);
    takes(100, 8, GOOD);
    assertThat(told()).isPresent();
  }

  @Test
  void aStatusBelow500IsTheServersOwnWill() {
    takes(100, 1, GOOD);
    takes(200, 1, new Answered(404, 8));
    assertThat(told()).isEmpty();
  }

  @Test
  void aNewThatMostlyFailsIsToldThoughOldTookNone() {
    takes(200, 1, GOOD);
    takes(200, 1, BAD);
    assertThat(told()).isEmpty();
    takes(200, 1, BAD);
    assertThat(told().orElseThrow()).contains("OLD took none");
  }

  @Test
  void whatNobodyWasSeenToTakeIsNotNewsFault() {
    takes(0, 5, BAD);
    assertThat(told()).isEmpty();
    assertThat(known.unknown().badLately()).isEqualTo(5);
  }

  @Test
  void tenGoodAnswersOpenTheGatesAgain() {
    takes(100, 1, GOOD);
    takes(200, 3, BAD);
    assertThat(told()).isPresent();
    takes(200, 10, GOOD);
    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsOlderThanAMinuteSaysNothing() {
    takes(100, 1, GOOD);
    takes(200, 3, BAD);
    host.at(1164);
    assertThat(told()).isEmpty();
  }

  @Test
  void anotherApplicationBeginsAnew() {
    takes(100, 4, GOOD);
    ProbeQuestion other =
        new ProbeQuestion(
            new ProbeUrl("shop", "/"),
            host.id(100),
            0,
            Optional.of(new Listener(8, "127.0.0.1:8001", Reading.known(0), Reading.known(64))),
            List.of(),
            4);
    known = known.after(other, ProbeReply.notSent("no"), host.snapshot().monotonicNanos());
    assertThat(known.byMaster()).isEmpty();
    assertThat(known.obstacle()).contains("no");
  }
}
