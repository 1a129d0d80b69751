package gunitop.ui.upgrade;

import gunitop.process.Printable;

/**
 * A program call in fewer columns than it has: its middle gives way, for the program before it and
 * the words behind it say what is done ({@code supervisorctl … stop web}).
 */
final class ShortCall {
  /** So much of the program's name stays whatever stands behind it. */
  private static final int LEAST_BEGINNING = 5;

  /** A longer name of what is stopped loses its beginning, and the word before it. */
  private static final int LONGEST_END = 26;

  private ShortCall() {}

  /**
   * The call in so many columns, or in the few more that its last two words take; sanitised.
   *
   * @param columns how many there are room for
   */
  static String of(String call, int columns, String ellipsis) {
    String clean = Printable.of(call);
    int lastTwo = clean.length() - clean.lastIndexOf(' ', clean.lastIndexOf(' ') - 1);
    int end = Math.min(lastTwo, LONGEST_END);
    int beginning = Math.max(LEAST_BEGINNING, columns - ellipsis.length() - end);
    return clean.length() <= beginning + ellipsis.length() + end
        ? clean
        : clean.substring(0, beginning) + ellipsis + clean.substring(clean.length() - end);
  }
}
