package gunitop.probe;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.probe.ProbeOutcome.Answered;
import gunitop.probe.ProbeOutcome.Failed;
import gunitop.probe.ProbeOutcome.NotSent;
import gunitop.process.Reading;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeStatisticsTest {

  @Test
  void beforeTheFirstAnswerNothingIsZero() {
    assertThat(ProbeStatistics.NONE.p50Millis()).isEqualTo(Reading.notRead());
    assertThat(ProbeStatistics.NONE.maxMillis()).isEqualTo(Reading.notRead());
    assertThat(ProbeStatistics.NONE.after(new Failed("reset")).p50Millis().isKnown()).isFalse();
  }

  @Test
  void countsEachStatusAndFailure() {
    ProbeStatistics all =
        ProbeStatistics.NONE
            .after(new Answered(200, 8))
            .after(new Answered(200, 90))
            .after(new Answered(503, 12))
            .after(new Failed("reset"));
    assertThat(all.statuses()).isEqualTo(Map.of(200, 2, 503, 1));
    assertThat(all.failures()).isEqualTo(1);
    assertThat(all.p50Millis().get()).isEqualTo(12);
    assertThat(all.maxMillis().get()).isEqualTo(90);
    assertThat(all.badLately()).isEqualTo(2);
  }

  @Test
  void whatWasNotSentDoesNotCount() {
    assertThat(ProbeStatistics.NONE.after(new NotSent("no listener")).isEmpty()).isTrue();
  }

  @Test
  void isJudgedByTheLatestTen_andKeepsTheLatestTenMinutes() {
    ProbeStatistics all = ProbeStatistics.NONE.after(new Answered(500, 5_000));
    for (int i = 0; i < 700; i++) {
      all = all.after(new Answered(200, 7));
      assertThat(all.badLately()).isEqualTo(i < ProbeStatistics.WINDOW - 1 ? 1 : 0);
    }
    assertThat(all.lately()).hasSize(ProbeStatistics.WINDOW);
    assertThat(all.millis()).hasSize(ProbeStatistics.KEPT);
    assertThat(all.statuses()).isEqualTo(Map.of(200, 700, 500, 1));
    assertThat(all.maxMillis().get()).isEqualTo(5_000);
  }
}
