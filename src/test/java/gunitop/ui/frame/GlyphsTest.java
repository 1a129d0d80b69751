package gunitop.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.ui.terminal.TerminalGlyphs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GlyphsTest {

  @Test
  void theFirstLocaleThatIsSetDecides() {
    assertThat(of(Map.of("LANG", "en_US.UTF-8"))).isEqualTo(TerminalGlyphs.UNICODE);
    assertThat(of(Map.of("LANG", "C.utf8"))).isEqualTo(TerminalGlyphs.UNICODE);
    assertThat(of(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "C")))
        .isEqualTo(TerminalGlyphs.LINE_DRAWING);
    assertThat(of(Map.of("LANG", "C", "LC_CTYPE", "C.UTF-8"))).isEqualTo(TerminalGlyphs.UNICODE);
    assertThat(of(Map.of("LANG", "C.UTF-8", "LC_ALL", ""))).isEqualTo(TerminalGlyphs.UNICODE);
    assertThat(of(Map.of())).isEqualTo(TerminalGlyphs.LINE_DRAWING);
  }

  @Test
  void aConsoleHasBoxesAlone() {
    assertThat(of(Map.of("LANG", "C.UTF-8", "TERM", "linux"))).isEqualTo(TerminalGlyphs.BOXES);
    assertThat(of(Map.of("LANG", "C.UTF-8", "TERM", "vt100"))).isEqualTo(TerminalGlyphs.BOXES);
    assertThat(TerminalGlyphs.BOXES.shown('┌')).isEqualTo('┌');
    assertThat(TerminalGlyphs.BOXES.shown('▂')).isEqualTo('2');
    assertThat(TerminalGlyphs.BOXES.shown('é')).isEqualTo('é');
  }

  @Test
  void theOperatorMayAskForAscii() {
    assertThat(TerminalGlyphs.of(Map.of("LANG", "C.UTF-8"), false)).isEqualTo(TerminalGlyphs.ASCII);
  }

  @Test
  void asciiIsAsciiWhateverIsAsked() {
    for (int c = 0x20; c <= 0xFFFF; c++) {
      assertThat(TerminalGlyphs.ASCII.shown((char) c)).isBetween(' ', '~');
    }
  }

  private static TerminalGlyphs of(Map<String, String> environment) {
    return TerminalGlyphs.of(environment, true);
  }
}
