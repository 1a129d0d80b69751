package gunitop.e2e;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What stood on a terminal at one moment, without colours.
 *
 * @param text all rows, each ended by a newline
 */
public record ScreenSight(String text) {

  /** Whether this stands on the screen. */
  public boolean shows(String words) {
    return text.contains(words);
  }

  /** Whether something like this stands in one of the rows. */
  public boolean showsLike(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return text.lines().anyMatch(row -> pattern.matcher(row).find());
  }

  /** Whether a sentence of this kind stands there, which may go on in the next row. */
  boolean saysAcrossRows(String words) {
    return text.replaceAll("\\s+", " ").contains(words);
  }

  /** The rows that hold these words. */
  List<String> rowsWith(String words) {
    return text.lines().filter(row -> row.contains(words)).toList();
  }

  /** Whether there is nothing at all. */
  boolean isBlank() {
    return text.isBlank();
  }
}
