package gunitop.ui.terminal;

import com.googlecode.lanterna.TextCharacter;
import gunitop.ui.frame.Style;
import java.util.HashMap;
import java.util.Map;

/**
 * Lanterna's characters for the cells of frames in one theme: each is made once, as Lanterna looks
 * for the bounds of a character in each that is made.
 */
final class TerminalCells {
  private final Theme theme;
  private final TerminalGlyphs glyphs;
  private final Map<Integer, TextCharacter> known = new HashMap<>();

  TerminalCells(Theme theme, TerminalGlyphs glyphs) {
    this.theme = theme;
    this.glyphs = glyphs;
  }

  /** How this cell looks on the terminal. */
  TextCharacter of(char c, Style style) {
    return known.computeIfAbsent(
        style.ordinal() << Character.SIZE | c,
        key -> theme.look(style).withCharacter(glyphs.shown(c)));
  }
}
