package gunitop.ui.frame;

import gunitop.process.Printable;
import java.util.ArrayList;
import java.util.List;

/** Text broken into lines between words. */
public final class TextLines {
  /** More than anybody reads in a box; a command line can have 128 KB and more. */
  private static final int LONGEST = 16 * 1024;

  private TextLines() {}

  /**
   * The lines of a sanitised text (its first 16 KB), none wider than {@code width}; a longer word
   * is broken.
   */
  public static List<String> of(String text, int width) {
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
}
