package gunitop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "abc",
        "abcdef",
        "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00x",
        "\u001b\u001b\u001b"
      })
  void theFirstColumnsAreThoseOfTheWhole(String text) {
    for (int columns = 0; columns < 8; columns++) {
      String whole = Printable.of(text);
      assertThat(Printable.of(text, columns))
          .isEqualTo(whole.substring(0, Math.min(columns, whole.length())));
    }
    assertThat(Printable.of(text, -1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gunicorn: master [frappe.app:application]",
        "größe, naïve, Ωμέγα, Привет",
        "┌─┬┐│╔═╗ ▁▂▃▄▅▆▇█ ●○▲▼◆■ →←↑↓ • … “q” ✓✗ × ≥"
      })
  void plainTextStaysAsItIs(String text) {
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @Test
  void plainAsciiIsNotCopied() {
    String text = "gunicorn: worker [app]";
    assertThat(Printable.of(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00,
        0x07,
        0x08,
        0x09,
        0x0A,
        0x0D,
        0x0E,
        0x1B,
        0x1F,
        0x7F, // C0 and DEL
        0x80,
        0x84,
        0x90,
        0x9B,
        0x9C,
        0x9D,
        0x9F, // C1
        0xA0,
        0xAD,
        0x2028,
        0x2029,
        0x3000, // blanks, soft hyphen, separators
        0x061C,
        0x200E,
        0x200F,
        0x202A,
        0x202E,
        0x2066,
        0x2069, // bidi controls
        0x05D0,
        0x0627,
        0x0661,
        0x07CA,
        0x0710, // right to left
        0x200B,
        0x200C,
        0x200D,
        0x2060,
        0xFEFF, // zero width
        0x0300,
        0x0489,
        0x0903,
        0x20D0,
        0xFE0F,
        0xFE20, // combining
        0x1100,
        0x115F,
        0x3042,
        0x4E2D,
        0xAC00,
        0xFF21, // wide
        0x231A,
        0x25B6,
        0x25FD,
        0x26A1,
        0x2705,
        0x1F600,
        0x1F1E9,
        0x1F3FB, // emoji
        0xE000,
        0xF8FF,
        0xF0000,
        0x10FFFD, // private use
        0xD800,
        0xDFFF, // half of a pair
        0x0378,
        0xFFFE,
        0xFFFF,
        0x1FFFE,
        0xE0041,
        0x1D400 // unassigned, tags, beyond one char
      })
  void whatIsNotOneVisibleColumnIsSubstituted(int codePoint) {
    String text = "a" + Character.toString(codePoint) + "b";
    assertThat(Printable.of(text)).isEqualTo("a?b");
  }

  @Test
  void aPairTheWrongWayRoundIsTwoSubstitutes() {
    assertThat(Printable.of("\udc00\ud800x")).isEqualTo("??x");
  }

  @Test
  void noControlSequenceSurvives() {
    assertThat(Printable.of("\033[2J\033]0;x\007\u009b31m\r\n")).isEqualTo("?[2J?]0;x??31m??");
  }

  @Test
  void everyResultIsItsOwnResult() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String once = Printable.of(Character.toString(codePoint));
      assertThat(once.length()).as("U+%04X", codePoint).isEqualTo(1);
      assertThat(Printable.of(once)).as("U+%04X", codePoint).isEqualTo(once);
    }
  }

  @Test
  void anyJunkHasOneColumnAChar() {
    Random random = new Random(4711);
    for (int run = 0; run < 1000; run++) {
      char[] junk = new char[200];
      IntStream.range(0, junk.length).forEach(i -> junk[i] = (char) random.nextInt(0x10000));
      String text = new String(junk);
      assertThat(Printable.of(text)).hasSize(text.codePointCount(0, text.length()));
    }
  }

  @Test
  void aHugeTitleIsNoBurden() {
    String huge = "\033[31m中e\u0301\ud83d\ude00".repeat(100_000);
    assertThatCode(() -> IntStream.range(0, 10).forEach(i -> Printable.of(huge)))
        .doesNotThrowAnyException();
    assertThat(Printable.of(huge)).hasSize(900_000);
  }

  /** The C library decides where most terminals put the cursor. */
  @Test
  @Needs(Need.PYTHON)
  void theCLibraryGivesEachOneColumn() throws IOException, InterruptedException {
    Path python = Path.of("/usr/bin/python3");
    String script =
        """
        import ctypes, locale
        locale.setlocale(locale.LC_ALL, "C.UTF-8")
        libc = ctypes.CDLL(None)
        print("".join("1" if libc.wcwidth(ctypes.c_wchar(chr(c))) == 1 else "0" for c in range(0xD800)))
        """;
    Process process =
        new ProcessBuilder(python.toString(), "-c", script)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String widths =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(widths).hasSize(0xD800);
    assertThat(IntStream.range(0, 0xD800))
        .filteredOn(c -> Printable.of(Character.toString(c)).charAt(0) == c)
        .allMatch(c -> widths.charAt(c) == '1');
  }
}
