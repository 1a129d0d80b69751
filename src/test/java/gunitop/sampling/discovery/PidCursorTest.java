package gunitop.sampling.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What follows from the lines of {@code /proc/loadavg}, a second apart. */
class PidCursorTest {
  private final PidCursor cursor = new PidCursor();
  private int seconds;

  @Test
  void whereNothingWasGivenAwayThereIsNothingToLookAt() {
    look(5_000, 300);
    look(5_000, 300);
    look(5_000, 300);

    assertThat(cursor.isShort(200)).isTrue();
    assertThat(cursor.first()).isGreaterThan(cursor.last());
    assertThat(cursor.hasEnded(0)).isFalse();
  }

  @Test
  void whatWasGivenAwayBeforeTheLastLookIsLookedAtOnceMore() {
    look(5_000, 300);
    look(5_003, 300);
    look(5_007, 300);

    assertThat(cursor.first()).isEqualTo(5_001);
    assertThat(cursor.last()).isEqualTo(5_007);
    assertThat(cursor.isFresh(5_003)).isFalse();
    assertThat(cursor.isFresh(5_004)).isTrue();
    assertThat(cursor.isFresh(5_008)).isFalse();
  }

  @Test
  void aThreadLessThanThoseThatWereThereAndCameHasEnded() {
    look(5_000, 300);
    look(5_002, 301);

    assertThat(cursor.hasEnded(1)).isFalse();
    assertThat(cursor.hasEnded(2)).isTrue();
  }

  @Test
  void aNewRoundOfPidsIsListed() {
    look(32_760, 300);
    look(32_764, 300);
    look(302, 300);

    assertThat(cursor.isShort(10_000)).isFalse();
    assertThat(cursor.isTrusted()).isTrue();
    assertThat(cursor.isFresh(32_766)).isTrue();
    assertThat(cursor.isFresh(301)).isTrue();
    assertThat(cursor.isFresh(303)).isFalse();
  }

  @Test
  void manyAreListed() {
    look(5_000, 300);
    look(5_000, 300);
    look(7_000, 300);

    assertThat(cursor.isShort(10_000)).isFalse();
  }

  @Test
  void whatAListShowsOfThoseGivenAwayIsNoContradiction() {
    look(5_000, 300);
    look(5_005, 300);
    list(5_006, 300);
    cursor.disprove(5_006);

    assertThat(cursor.isTrusted()).isTrue();
  }

  @Test
  void oneThatWasGivenItsPidElsewhereEndsTheTrust() {
    look(5_000, 300);
    list(5_000, 300);
    cursor.proven();
    look(5_005, 300);
    list(5_006, 300);
    cursor.disprove(17_000);

    assertThat(cursor.isTrusted()).isFalse();
    look(5_006, 300);
    assertThat(cursor.isShort(10_000)).isFalse();
    assertThat(cursor.isFresh(5_006)).isFalse();
  }

  @Test
  void withoutTheFileOrWithAnotherNothingIsTrusted() {
    cursor.advance(line -> -1, 0);
    assertThat(cursor.isShort(10_000)).isFalse();

    PidCursor other = new PidCursor();
    other.advance(line -> fill(line, "0.00 0.00\n"), 0);
    assertThat(other.isTrusted()).isFalse();
  }

  private void look(int last, int threads) {
    cursor.advance(line -> fill(line, text(last, threads)), TimeUnit.SECONDS.toNanos(++seconds));
  }

  private void list(int last, int threads) {
    cursor.listed(line -> fill(line, text(last, threads)));
  }

  private static String text(int last, int threads) {
    return "0.11 0.22 0.33 1/" + threads + " " + last + "\n";
  }

  private static int fill(byte[] line, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, line, 0, bytes.length);
    return bytes.length;
  }
}
