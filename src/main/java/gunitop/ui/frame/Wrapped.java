package gunitop.ui.frame;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines between words. */
public final class Wrapped {
  private Wrapped() {}

  /** The lines of a text, none wider than {@code width}; see {@link TextLines}. */
  public static List<String> lines(String text, int width) {
    return TextLines.of(text, width);
  }

  /** The same, with at most so many lines; the last one shows that more was cut. */
  public static List<String> lines(String text, int width, int most, Glyphs glyphs) {
    return cut(lines(text, width), width, most, glyphs);
  }

  /** At most so many of these lines; the last one shows that more was cut. */
  public static List<String> cut(List<String> lines, int width, int most, Glyphs glyphs) {
    if (lines.size() <= most) {
      return lines;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, Math.max(0, most)));
    if (most > 0) {
      kept.set(most - 1, glyphs.fit(lines.get(most - 1) + " " + lines.get(most), width));
    }
    return kept;
  }
}
