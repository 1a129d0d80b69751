package gunitop.process;

/**
 * The one sanitiser: every string that this program did not write itself passes here before it is
 * shown. A process title is hostile input; it could drive the operator's terminal.
 */
public final class Printable {
  /** Stands for what cannot be shown; one column wide, in ASCII too. */
  public static final char SUBSTITUTE = '?';

  private static final int CHECK_MARK = 0x2713;
  private static final int BALLOT_X = 0x2717;

  private Printable() {}

  /**
   * The text with each code point that is not exactly one visible column replaced by {@link
   * #SUBSTITUTE}: controls (C0, DEL, C1), bidi and other format characters, combining marks, zero
   * width, wide (CJK, emoji), surrogates, private use and unassigned ones. The result has one Java
   * {@code char} a column.
   */
  public static String of(String text) {
    int length = text.length();
    int i = 0;
    while (i < length && isPlain(text.charAt(i))) {
      i++;
    }
    return i == length ? text : sanitise(text, i);
  }

  /**
   * The first columns of the sanitised text, at most so many: what is behind them is not looked at,
   * as a title may be long.
   */
  public static String of(String text, int columns) {
    if (columns <= 0) {
      return "";
    }
    // A column takes two chars at most: a surrogate pair becomes one substitute.
    boolean longer = text.length() / 2 >= columns;
    String clean = of(longer ? text.substring(0, Math.min(text.length(), 2 * columns)) : text);
    return clean.length() <= columns ? clean : clean.substring(0, columns);
  }

  /**
   * Whether the first columns of the text are ASCII that can be shown as it is, and need no copy.
   */
  public static boolean isPlain(String text, int columns) {
    int end = Math.min(text.length(), columns);
    int i = 0;
    while (i < end && isPlain(text.charAt(i))) {
      i++;
    }
    return i >= end;
  }

  private static String sanitise(String text, int start) {
    StringBuilder clean = new StringBuilder(text.length()).append(text, 0, start);
    for (int i = start; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      clean.append(isOneColumn(codePoint) ? (char) codePoint : SUBSTITUTE);
    }
    return clean.toString();
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c <= '~';
  }

  private static boolean isOneColumn(int codePoint) {
    if (codePoint < 0xA0) {
      return codePoint >= ' ' && codePoint <= '~';
    }
    // From U+1100 (Hangul Jamo) on, wide characters are frequent: only blocks known to be narrow
    // pass.
    if (codePoint >= 0x1100 && !isNarrowBlock(codePoint)) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.OTHER_NUMBER,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.OTHER_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.CONNECTOR_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          !isRightToLeft(codePoint);
      default -> false;
    };
  }

  private static boolean isNarrowBlock(int codePoint) {
    return codePoint >= 0x1E00 && codePoint <= 0x20FF
        || codePoint >= 0x2190 && codePoint <= 0x22FF
        || codePoint >= 0x2500 && codePoint <= 0x25FF && !isEmoji(codePoint)
        || codePoint == CHECK_MARK
        || codePoint == BALLOT_X
        || codePoint >= 0x2800 && codePoint <= 0x28FF;
  }

  /** Those of the geometric shapes that some terminals show as wide pictures. */
  private static boolean isEmoji(int codePoint) {
    return codePoint == 0x25AA
        || codePoint == 0x25AB
        || codePoint == 0x25B6
        || codePoint == 0x25C0
        || codePoint >= 0x25FB && codePoint <= 0x25FE;
  }

  private static boolean isRightToLeft(int codePoint) {
    byte direction = Character.getDirectionality(codePoint);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
        || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
  }
}
