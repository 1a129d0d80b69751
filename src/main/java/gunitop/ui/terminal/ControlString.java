package gunitop.ui.terminal;

/**
 * Finds the end of a control string (OSC, DCS, APC, PM, SOS), whose content is thrown away: ST in
 * its 7-bit or 8-bit form, CAN or SUB; for OSC also BEL, as xterm has it. Anything else belongs to
 * the content: to end too late costs a key, to end too early would let the rest be typed.
 */
final class ControlString {
  private boolean bellEnds;
  private boolean afterEscape;
  private int continuation;

  void open(boolean endedByBell) {
    bellEnds = endedByBell;
    afterEscape = false;
    continuation = 0;
  }

  /** Whether this byte is the last one. */
  boolean endsWith(int b) {
    boolean end =
        switch (b) {
          case 0x07 -> bellEnds;
          case 0x18, 0x1A -> true;
          case '\\' -> afterEscape;
          // Also a continuation byte of UTF-8, in a window's title for one.
          case 0x9C -> continuation == 0;
          default -> false;
        };
    afterEscape = b == 0x1B;
    if (b >= 0xC3 && b <= 0xF4) {
      continuation = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    } else {
      continuation = b >= 0x80 && b < 0xC0 ? Math.max(0, continuation - 1) : 0;
    }
    return end;
  }
}
