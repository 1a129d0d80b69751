package gunitop.upgrade.course;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessId;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Observation.Recurring;
import gunitop.upgrade.Observation.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lines of one kind become one, and times never run backwards. */
class TimelineTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Set<ProcessId> OLD = Set.of(new ProcessId(100, 1, "boot"));
  private static final Set<ProcessId> OTHER = Set.of(new ProcessId(900, 1, "boot"));

  private Timeline timeline = Timeline.EMPTY;

  private void told(double seconds, Source source, String text) {
    timeline = timeline.with(new Observation(at(seconds), source, text, OLD));
  }

  private void left(double seconds, int pid, Set<ProcessId> masters) {
    timeline =
        timeline.with(
            new Observation(
                at(seconds),
                Source.SEEN,
                "worker " + pid + " left",
                masters,
                Optional.of(new Recurring("left " + masters, 1, "%d workers left"))));
  }

  private void ready(double seconds, int count) {
    String text = count + " of 4 ready";
    timeline =
        timeline.with(
            new Observation(
                at(seconds), Source.SEEN, text, OLD, Optional.of(new Recurring("ready", 1, text))));
  }

  private static Instant at(double seconds) {
    return START.plusNanos((long) (seconds * 1e9));
  }

  private List<String> lines() {
    return timeline.entries().stream()
        .map(
            entry ->
                (entry.time().toEpochMilli() - START.toEpochMilli()) / 1000.0 + " " + entry.text())
        .toList();
  }

  @Test
  void recyclingIsTwoLinesHoweverLongItGoesOn() {
    told(0, Source.YOU, "kill -USR2 100");
    for (int i = 1; i <= 40; i++) {
      left(i, 100 + i, OLD);
      ready(i + 0.2, 4);
    }

    assertThat(lines())
        .containsExactly("0.0 kill -USR2 100", "40.0 40 workers left", "40.2 4 of 4 ready");
  }

  @Test
  void whatIsToldBetweenBeginsANewLine() {
    left(1, 101, OLD);
    told(2, Source.YOU, "kill -TTOU 100");
    left(3, 102, OLD);
    left(4, 103, OLD);

    assertThat(lines())
        .containsExactly("1.0 worker 101 left", "2.0 kill -TTOU 100", "4.0 2 workers left");
  }

  @Test
  void anotherApplicationIsCountedApart() {
    left(1, 101, OLD);
    left(2, 901, OTHER);
    left(3, 102, OLD);

    assertThat(lines()).containsExactly("2.0 worker 901 left", "3.0 2 workers left");
  }

  @Test
  void whatIsToldLateStandsWhereItsTimeIs() {
    told(1, Source.SEEN, "an effect");
    told(1.2, Source.HELD, "it has held");
    told(0.9, Source.YOU, "kill -TERM 100");
    told(1.2, Source.SEEN, "what it was judged by");

    assertThat(lines())
        .containsExactly(
            "0.9 kill -TERM 100", "1.0 an effect", "1.2 what it was judged by", "1.2 it has held");
  }

  @Test
  void aClockThatWasSetBackHidesNothing() {
    told(3600, Source.SEEN, "before");
    told(0, Source.SEEN, "after");

    assertThat(lines()).containsExactly("3600.0 before", "0.0 after");
  }
}
