package gunitop.ui.terminal;

/**
 * Assembles one character of two to four bytes; accepts well-formed UTF-8 only (Unicode, table
 * 3-7): no overlong form, no surrogate, nothing above U+10FFFF.
 */
final class Utf8Character {
  private int codePoint;
  private int missing;
  private int lowest;
  private int highest;

  /** Whether a character starts with this byte; if so, it has been started. */
  boolean starts(int b) {
    if (b < 0xC2 || b > 0xF4) {
      return false;
    }
    missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    codePoint = b & (0x3F >> missing);
    lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
    highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    return true;
  }

  /** Whether this byte continues the character; if so, it has been taken. */
  boolean accepts(int b) {
    if (b < lowest || b > highest) {
      return false;
    }
    codePoint = codePoint << 6 | b & 0x3F;
    missing--;
    lowest = 0x80;
    highest = 0xBF;
    return true;
  }

  boolean isComplete() {
    return missing == 0;
  }

  int codePoint() {
    return codePoint;
  }
}
