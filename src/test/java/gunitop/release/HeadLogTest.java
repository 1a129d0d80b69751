package gunitop.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeadLogTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant NOW = START.plus(Duration.ofDays(2));
  private static final String ZEROS = "0".repeat(40);
  private static final String A = "a".repeat(40);
  private static final String B = "b".repeat(40);
  private static final String C = "c".repeat(40);

  private static String move(String from, String to, long seconds, String message) {
    return "%s %s Ada L. <a@b> %d +0100\t%s\n"
        .formatted(from, to, START.getEpochSecond() + seconds, message);
  }

  @Test
  void tellsWhereHeadWas() {
    HeadLog log =
        HeadLog.parse(
            move(ZEROS, A, -100, "clone: from there") + move(A, B, 100, "pull: Fast-forward"),
            true);

    assertThat(log.at(START.minusSeconds(101), NOW)).isEmpty();
    assertThat(log.at(START, NOW)).contains(A);
    assertThat(log.at(START.plusSeconds(100), NOW)).contains(B);
    assertThat(log.lastSince()).contains(START.plusSeconds(100));
  }

  @Test
  void countsAMoveInTheSameSecondAsDone() {
    HeadLog log = HeadLog.parse(move(ZEROS, A, -100, "") + move(A, B, 0, ""), true);

    assertThat(log.at(START.plusMillis(20), NOW)).contains(B);
    assertThat(log.at(START.minusMillis(20), NOW)).contains(A);
  }

  @Test
  void knowsNothingWithinAGap() {
    HeadLog log = HeadLog.parse(move(ZEROS, A, -100, "") + move(C, B, 100, ""), true);

    assertThat(log.at(START, NOW)).isEmpty();
    assertThat(log.at(START.plusSeconds(100), NOW)).contains(B);
  }

  @Test
  void takesWhatTheFirstMoveCameFromOnlyWhileNothingWasCleanedAway() {
    HeadLog log = HeadLog.parse(move(A, B, 100, ""), true);

    assertThat(log.at(START, NOW)).contains(A);
    assertThat(log.at(START, START.plus(Duration.ofDays(31)))).isEmpty();
    assertThat(new HeadLog(log.moves(), false).at(START, NOW)).isEmpty();
  }

  @Test
  void leavesOutTheLineThatBeginsBeforeThePart() {
    String text = move(A, B, 100, "").substring(7) + move(B, C, 200, "commit: Fix");

    HeadLog log = HeadLog.parse(text, false);

    assertThat(log.moves()).hasSize(1);
    assertThat(log.subject(C)).contains("Fix");
  }

  @Test
  void readsNoiseAsNothing() {
    String name = "%s %s Eve > 12 +0000 <x> no time\tcommit: x\n".formatted(A, B);

    assertThat(HeadLog.parse("noise\n\0\n" + name + A + "\n", true).moves()).isEmpty();
  }
}
