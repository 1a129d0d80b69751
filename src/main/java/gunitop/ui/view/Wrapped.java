package gunitop.ui.view;

import gunitop.process.Printable;
import java.util.ArrayList;
import java.util.List;

/** Text broken into lines between words. */
final class Wrapped {
  private Wrapped() {}

  /** The lines of a sanitised text, none wider than {@code width}; a longer word is broken. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = Printable.of(text).strip();
    int most = Math.max(1, width);
    while (rest.length() > most) {
      int blank = rest.lastIndexOf(' ', most);
      int end = blank > 0 ? blank : most;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }

  /** The same, with at most so many lines; the last one shows that more was cut. */
  static List<String> lines(String text, int width, int most, Glyphs glyphs) {
    List<String> lines = lines(text, width);
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
