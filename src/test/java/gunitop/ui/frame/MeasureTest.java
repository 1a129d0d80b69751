package gunitop.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Reading;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0K",
    "1023, 0K",
    "10238976, 9999K",
    "10240000, 9M",
    "50331648, 48M",
    "10485759999, 9999M",
    "10737418240, 10.0G",
    "1099511627776, 1.0T",
  })
  void bytes(long bytes, String text) {
    assertThat(Measure.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0s",
    "0.9, 0s",
    "41, 41s",
    "99.9, 99s",
    "100, 1m40s",
    "5999, 99m59s",
    "6000, 1h40m",
    "172799, 47h59m",
    "172800, 2d00h",
    "273600, 3d04h",
    "8640000, 100d",
  })
  void ages(double seconds, String text) {
    assertThat(Measure.age(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"6233, 1:02.33", "9745200, 27h04:12", "5, 0:00.05"})
  void cpuTimes(long ticks, String text) {
    assertThat(Measure.cpuTime(ticks, 100)).isEqualTo(text);
  }

  @Test
  void clocks() {
    Instant time = Instant.parse("2026-03-14T04:03:01.007Z");
    assertThat(Measure.preciseClock(time, ZoneOffset.ofHours(8))).isEqualTo("12:03:01.007");
    assertThat(Measure.uptime(864_000 + 3661)).isEqualTo("10 days, 01:01:01");
  }

  @Test
  void whatCannotBeReadIsAQuestionMark() {
    assertThat(Measure.of(Reading.<Long>denied(), Measure::bytes)).isEqualTo("?");
    assertThat(Measure.of(Reading.<Long>notRead(), Measure::bytes)).isEqualTo("?");
    assertThat(Measure.of(Reading.known(2048L), Measure::bytes)).isEqualTo("2K");
  }

  @Test
  void textIsBrokenBetweenWords() {
    assertThat(Wrapped.lines("one two three", 8)).containsExactly("one two", "three");
    assertThat(Wrapped.lines("unbreakable", 4)).containsExactly("unbr", "eaka", "ble");
    assertThat(Wrapped.lines("one two three four", 8, 2, Glyphs.of(true)))
        .containsExactly("one two", "three f…");
    assertThat(Wrapped.lines("", 8)).isEmpty();
  }

  @Test
  void hostileTextStaysInItsCells() {
    assertThat(Glyphs.of(true).fit("a\u001b[2Jb\nc", 20)).isEqualTo("a?[2Jb?c");
  }
}
