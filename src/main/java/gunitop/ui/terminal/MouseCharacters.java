package gunitop.ui.terminal;

/**
 * The three characters behind {@code CSI M}: button, column and row, one byte each (X10) or up to
 * two (mode 1005). We never ask for either form, but a program before us may have.
 */
final class MouseCharacters {

  /** What a byte is to the report. */
  enum Part {
    MORE,
    LAST,
    /** It does not belong to the report. */
    FOREIGN
  }

  private int missing;
  private boolean mayContinue;

  void open() {
    missing = 3;
    mayContinue = false;
  }

  Part accept(int b) {
    if (mayContinue && b >= 0x80 && b < 0xC0) {
      mayContinue = false;
    } else if (missing == 0 || b > 0 && b < 0x20) {
      return Part.FOREIGN;
    } else {
      missing--;
      mayContinue = b >= 0xC2 && b < 0xE0;
    }
    return missing == 0 && !mayContinue ? Part.LAST : Part.MORE;
  }
}
