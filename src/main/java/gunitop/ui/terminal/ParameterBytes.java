package gunitop.ui.terminal;

/**
 * The parameter and intermediate bytes of a control sequence, as far as any key has them; a longer
 * sequence is none that means something, and its bytes are not kept.
 */
final class ParameterBytes {
  private static final int LIMIT = 32;

  private final char[] bytes = new char[LIMIT];
  private int length;

  void clear() {
    length = 0;
  }

  void add(int b) {
    if (length < LIMIT) {
      bytes[length] = (char) b;
    }
    length = Math.min(length + 1, LIMIT + 1);
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Whether they are exactly this text. */
  boolean are(String text) {
    return text.contentEquals(this.text());
  }

  /** The bytes as text; {@code "?"}, which no key has, where there were too many. */
  String text() {
    return length > LIMIT ? "?" : new String(bytes, 0, length);
  }
}
