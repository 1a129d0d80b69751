package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.upgrade.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineReaderTest {
  private static final Instant TIME = Instant.parse("2026-11-28T12:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private final TimelineReader reader = new TimelineReader();

  private static Observation once(int second, String text) {
    return new Observation(TIME.plusSeconds(second), Observation.Source.SEEN, text);
  }

  private static Observation again(int count) {
    return new Observation(
        TIME.plusSeconds(count),
        Observation.Source.SEEN,
        count + " exits",
        Set.of(),
        Optional.of(new Observation.Recurring("exits", count, "%d exits")));
  }

  @Test
  void eachEntryIsToldOnce_alsoOneThatCameLate() {
    Observation late = once(1, "late");
    assertThat(reader.news(List.of(once(2, "a")), false, 0)).hasSize(1);
    assertThat(reader.news(List.of(late, once(2, "a")), false, 1))
        .extracting(Observation::text)
        .containsExactly("late");
  }

  @Test
  void whatEarlierRunsLeftIsNotNew() {
    reader.skip(List.of(once(1, "a")));
    assertThat(reader.news(List.of(once(1, "a"), once(2, "b")), false, 0))
        .extracting(Observation::text)
        .containsExactly("b");
  }

  @Test
  void timesDoNotRunBackwards_unlessTheClockWasSet() {
    reader.news(List.of(once(30, "a")), false, 0);
    assertThat(reader.time(TIME.plusSeconds(29))).isEqualTo(TIME.plusSeconds(30));
    assertThat(reader.time(TIME.minusSeconds(3600))).isEqualTo(TIME.minusSeconds(3600));
  }

  @Test
  void whatCountsOnIsToldEverMoreRarely_andWholeAtTheEnd() {
    int lines = 0;
    for (int i = 1; i <= 600; i++) {
      lines += reader.news(List.of(again(i)), false, i * SECOND).size();
    }
    assertThat(lines).isBetween(10, 40);
    assertThat(reader.news(List.of(again(601)), false, 601 * SECOND)).isEmpty();
    assertThat(reader.news(List.of(again(602)), true, 602 * SECOND)).hasSize(1);
  }
}
