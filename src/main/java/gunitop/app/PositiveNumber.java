package gunitop.app;

import java.math.BigInteger;
import java.util.OptionalInt;

/** A number as an operator or another program wrote it. */
final class PositiveNumber {
  private static final int MOST_DIGITS = 10;

  private PositiveNumber() {}

  /** Whether the text is a number in ASCII digits that is larger than {@code max}. */
  static boolean isTooLarge(String text, int max) {
    return text.matches("[0-9]{1,100}")
        && new BigInteger(text).compareTo(BigInteger.valueOf(max)) > 0;
  }

  /** The number from 1 to {@code max} that the text is, in ASCII digits and nothing else. */
  static OptionalInt parse(String text, int max) {
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return OptionalInt.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return OptionalInt.empty();
      }
    }
    long number = Long.parseLong(text);
    return number >= 1 && number <= max ? OptionalInt.of((int) number) : OptionalInt.empty();
  }
}
