package gunitop.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import gunitop.ui.frame.Style;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyStyleHasALook(Theme theme) {
    for (Style style : Style.values()) {
      assertThat(theme.look(style)).as(style.name()).isNotNull();
    }
  }

  @Test
  void colourIsLeftOutWhereItIsNotWantedOrNotThere() {
    assertThat(Theme.isColourless(Map.of("TERM", "xterm"))).isFalse();
    assertThat(Theme.isColourless(Map.of("TERM", "xterm", "NO_COLOR", ""))).isFalse();
    assertThat(Theme.isColourless(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isTrue();
    assertThat(Theme.isColourless(Map.of("TERM", "vt100"))).isTrue();
  }

  @Test
  void monoHasNoColour() {
    for (Style style : Style.values()) {
      TextCharacter look = Theme.MONO.look(style);
      assertThat(look.getForegroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
      assertThat(look.getBackgroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
    }
  }

  /** Many terminals show bold black as dark grey, which can hardly be read on a ground. */
  @ParameterizedTest
  @EnumSource(Theme.class)
  void blackTextIsNotBold(Theme theme) {
    for (Style style : Style.values()) {
      TextCharacter look = theme.look(style);
      assertThat(look.getForegroundColor() == TextColor.ANSI.BLACK && look.isBold()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void theColumnOfTheOrderDiffersFromTheOthers(Theme theme) {
    assertThat(theme.look(Style.SORTED)).isNotEqualTo(theme.look(Style.COLUMN_HEADER));
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void whatMustNotBeMissedDiffersFromPlainText(Theme theme) {
    for (Style style :
        new Style[] {Style.SELECTED, Style.BLOCKER, Style.WARNING, Style.STAGE, Style.KEY_LABEL}) {
      assertThat(theme.look(style)).as(style.name()).isNotEqualTo(theme.look(Style.NORMAL));
    }
  }
}
