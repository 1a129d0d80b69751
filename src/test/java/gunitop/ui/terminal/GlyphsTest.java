package gunitop.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GlyphsTest {

  @Test
  void theFirstLocaleThatIsSetDecides() {
    assertThat(of(Map.of("LANG", "en_US.UTF-8"))).isEqualTo(Glyphs.UNICODE);
    assertThat(of(Map.of("LANG", "C.utf8"))).isEqualTo(Glyphs.UNICODE);
    assertThat(of(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "C"))).isEqualTo(Glyphs.LINE_DRAWING);
    assertThat(of(Map.of("LANG", "C", "LC_CTYPE", "C.UTF-8"))).isEqualTo(Glyphs.UNICODE);
    assertThat(of(Map.of("LANG", "C.UTF-8", "LC_ALL", ""))).isEqualTo(Glyphs.UNICODE);
    assertThat(of(Map.of())).isEqualTo(Glyphs.LINE_DRAWING);
  }

  @Test
  void aConsoleHasBoxesAlone() {
    assertThat(of(Map.of("LANG", "C.UTF-8", "TERM", "linux"))).isEqualTo(Glyphs.BOXES);
    assertThat(of(Map.of("LANG", "C.UTF-8", "TERM", "vt100"))).isEqualTo(Glyphs.BOXES);
    assertThat(Glyphs.BOXES.shown('┌')).isEqualTo('┌');
    assertThat(Glyphs.BOXES.shown('▂')).isEqualTo('2');
    assertThat(Glyphs.BOXES.shown('é')).isEqualTo('é');
  }

  @Test
  void theOperatorMayAskForAscii() {
    assertThat(Glyphs.of(Map.of("LANG", "C.UTF-8"), false)).isEqualTo(Glyphs.ASCII);
  }

  @Test
  void asciiIsAsciiWhateverIsAsked() {
    for (int c = 0x20; c <= 0xFFFF; c++) {
      assertThat(Glyphs.ASCII.shown((char) c)).isBetween(' ', '~');
    }
  }

  private static Glyphs of(Map<String, String> environment) {
    return Glyphs.of(environment, true);
  }
}
