package gunitop.ui.terminal;

import gunitop.ui.Key;
import gunitop.ui.Key.Name;
import java.util.Map;

/**
 * What whole sequences mean, over all common terminals: xterm, rxvt, the Linux console, screen and
 * tmux, VT100 and SCO as PuTTY has them. A key with a modifier has no meaning here; neither has
 * what two terminals use for different keys, unless no harm can come of it.
 */
final class KeyTable {
  private static final Key UNKNOWN = new Key.Unknown();

  /** {@code CSI letter}. SCO's F1, F3 and Page Up are a mouse or a focus report elsewhere. */
  private static final Map<Character, Name> CSI_LETTERS =
      Map.ofEntries(
          Map.entry('A', Name.UP),
          Map.entry('B', Name.DOWN),
          Map.entry('C', Name.RIGHT),
          Map.entry('D', Name.LEFT),
          Map.entry('F', Name.END),
          Map.entry('G', Name.PAGE_DOWN),
          Map.entry('H', Name.HOME),
          Map.entry('L', Name.INSERT),
          Map.entry('Z', Name.BACK_TAB),
          Map.entry('N', Name.F2),
          Map.entry('P', Name.F4),
          Map.entry('Q', Name.F5),
          Map.entry('R', Name.F6),
          Map.entry('S', Name.F7),
          Map.entry('T', Name.F8),
          Map.entry('U', Name.F9),
          Map.entry('V', Name.F10),
          Map.entry('W', Name.F11),
          Map.entry('X', Name.F12));

  /** {@code CSI number ~}. */
  private static final Map<String, Name> CSI_NUMBERS =
      Map.ofEntries(
          Map.entry("1", Name.HOME),
          Map.entry("2", Name.INSERT),
          Map.entry("3", Name.DELETE),
          Map.entry("4", Name.END),
          Map.entry("5", Name.PAGE_UP),
          Map.entry("6", Name.PAGE_DOWN),
          Map.entry("7", Name.HOME),
          Map.entry("8", Name.END),
          Map.entry("11", Name.F1),
          Map.entry("12", Name.F2),
          Map.entry("13", Name.F3),
          Map.entry("14", Name.F4),
          Map.entry("15", Name.F5),
          Map.entry("17", Name.F6),
          Map.entry("18", Name.F7),
          Map.entry("19", Name.F8),
          Map.entry("20", Name.F9),
          Map.entry("21", Name.F10),
          Map.entry("23", Name.F11),
          Map.entry("24", Name.F12));

  /** {@code SS3 letter}; F5 to F12 as PuTTY's VT100+ has them. */
  private static final Map<Character, Name> SS3_LETTERS =
      Map.ofEntries(
          Map.entry('A', Name.UP),
          Map.entry('B', Name.DOWN),
          Map.entry('C', Name.RIGHT),
          Map.entry('D', Name.LEFT),
          Map.entry('F', Name.END),
          Map.entry('H', Name.HOME),
          Map.entry('M', Name.ENTER),
          Map.entry('P', Name.F1),
          Map.entry('Q', Name.F2),
          Map.entry('R', Name.F3),
          Map.entry('S', Name.F4),
          Map.entry('T', Name.F5),
          Map.entry('U', Name.F6),
          Map.entry('V', Name.F7),
          Map.entry('W', Name.F8),
          Map.entry('X', Name.F9),
          Map.entry('Y', Name.F10),
          Map.entry('Z', Name.F11),
          Map.entry('[', Name.F12));

  private static final Map<Character, Name> LINUX_FUNCTIONS =
      Map.of('A', Name.F1, 'B', Name.F2, 'C', Name.F3, 'D', Name.F4, 'E', Name.F5);

  private KeyTable() {}

  /** A C0 control or DEL. */
  static Key control(int b) {
    return switch (b) {
      case 0x08, 0x7F -> new Key.Named(Name.BACKSPACE);
      case 0x09 -> new Key.Named(Name.TAB);
      case 0x0A, 0x0D -> new Key.Named(Name.ENTER);
      case 0x1B -> new Key.Named(Name.ESCAPE);
      default -> b >= 0x01 && b <= 0x1A ? new Key.Control((char) (b + 0x40)) : UNKNOWN;
    };
  }

  /** A control sequence with its final byte. */
  static Key csi(ParameterBytes parameters, int last) {
    if (parameters.isEmpty()) {
      return named(CSI_LETTERS.get((char) last));
    }
    String text = parameters.text();
    if (last == '~') {
      return named(CSI_NUMBERS.get(text));
    }
    if (last == 'Z' && text.equals("1;2")) {
      return new Key.Named(Name.BACK_TAB);
    }
    return text.charAt(0) == '<' && (last == 'M' || last == 'm')
        ? MouseReport.sgr(text.substring(1), last == 'm')
        : UNKNOWN;
  }

  /** A key of the application keypad, a cursor or a function key; a keypad digit is none. */
  static Key ss3(ParameterBytes parameters, int last) {
    return parameters.isEmpty() ? named(SS3_LETTERS.get((char) last)) : UNKNOWN;
  }

  /** {@code CSI [ letter}. */
  static Key linuxFunction(int last) {
    return named(LINUX_FUNCTIONS.get((char) last));
  }

  private static Key named(Name name) {
    return name == null ? UNKNOWN : new Key.Named(name);
  }
}
