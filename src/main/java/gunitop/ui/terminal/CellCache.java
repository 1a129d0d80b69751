package gunitop.ui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import gunitop.ui.frame.Style;
import java.util.HashMap;
import java.util.Map;

/** Lanterna's cells by style and character: making one runs a break iterator, so once each. */
final class CellCache {
  private static final int ASCII = 0x80;

  /** Hostile titles could bring every letter there is. */
  private static final int MOST_OTHERS = 4096;

  private final Theme theme;
  private final Glyphs glyphs;
  private final TextCharacter[] common = new TextCharacter[Style.values().length * ASCII];
  private final Map<Integer, TextCharacter> others = new HashMap<>();

  CellCache(Theme theme, Glyphs glyphs) {
    this.theme = theme;
    this.glyphs = glyphs;
  }

  TextCharacter cell(Style style, char c) {
    if (c >= ASCII) {
      if (others.size() >= MOST_OTHERS) {
        others.clear();
      }
      return others.computeIfAbsent(style.ordinal() << 16 | c, key -> make(style, c));
    }
    int index = style.ordinal() * ASCII + c;
    TextCharacter cell = common[index];
    if (cell == null) {
      cell = make(style, c);
      common[index] = cell;
    }
    return cell;
  }

  private TextCharacter make(Style style, char c) {
    Look look = theme.look(style);
    // TextCharacter.withModifiers changes nothing: the attributes have to be given here.
    return TextCharacter.fromCharacter(
        glyphs.shown(c),
        look.foreground(),
        look.background(),
        look.attributes().toArray(new SGR[0]))[0];
  }
}
