package gunitop.ui.terminal;

/** Finds the end of bracketed paste, {@code CSI 201 ~}; the text is thrown away. */
final class PasteEnd {
  private static final String END = "\033[201~";

  private int matched;

  void open() {
    matched = 0;
  }

  /** Whether this byte is the last one. */
  boolean endsWith(int b) {
    if (b == END.charAt(matched)) {
      matched++;
    } else if (b == 0x9B) {
      matched = 2; // the 8-bit form of ESC [
    } else {
      matched = b == 0x1B ? 1 : 0;
    }
    return matched == END.length();
  }
}
