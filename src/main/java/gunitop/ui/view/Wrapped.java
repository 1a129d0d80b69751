package gunitop.ui.view;

import gunitop.process.Printable;
import java.util.ArrayList;
import java.util.List;

/** Text broken into lines between words. */
final class Wrapped {
  /** More than anybody reads in a box; a command line can have 128 KB and more. */
  private static final int LONGEST = 16 * 1024;

  private Wrapped() {}

  /**
   * The lines of a sanitised text (its first 16 KB), none wider than {@code width}; a longer word
   * is broken.
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = Printable.of(text, LONGEST).strip();
    int most = Math.max(1, width);
    int begin = 0;
    while (rest.length() - begin > most) {
      int blank = rest.lastIndexOf(' ', begin + most);
      int end = blank > begin ? blank : begin + most;
      lines.add(rest.substring(begin, end).stripTrailing());
      begin = end;
      while (begin < rest.length() && rest.charAt(begin) == ' ') {
        begin++;
      }
    }
    if (begin < rest.length()) {
      lines.add(rest.substring(begin));
    }
    return lines;
  }

  /** The same, with at most so many lines; the last one shows that more was cut. */
  static List<String> lines(String text, int width, int most, Glyphs glyphs) {
    return cut(lines(text, width), width, most, glyphs);
  }

  /** At most so many of these lines; the last one shows that more was cut. */
  static List<String> cut(List<String> lines, int width, int most, Glyphs glyphs) {
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
