package gunitop.ui.terminal;

import gunitop.ui.Key;

/**
 * Reads one sequence behind its introducer to its end: a control sequence, a single shift, a
 * control string, pasted text, a mouse report, or one character of UTF-8. Memory is bounded.
 */
final class SequenceReader {

  /** What a byte did. */
  enum Step {
    MORE,
    /** It was the last one; {@link #key} is what the whole means. */
    DONE,
    /** A control that acts by itself; the sequence goes on behind it (as in the VT100). */
    CONTROL,
    /** It does not belong to the sequence, which ends here without a meaning. */
    FOREIGN
  }

  private enum Kind {
    /** Intermediate bytes behind ESC; one final byte ends them. */
    ESCAPE,
    SS2,
    SS3,
    CSI,
    /** {@code CSI [}: the Linux console's F1 to F5; one byte follows. */
    LINUX_FUNCTION,
    /** {@code CSI M}: three characters follow. */
    MOUSE,
    /** OSC, DCS, APC, PM and SOS. */
    STRING,
    PASTE,
    UTF8
  }

  private static final Key UNKNOWN = new Key.Unknown();

  private final ParameterBytes parameters = new ParameterBytes();
  private final Utf8Character utf8 = new Utf8Character();
  private final ControlString string = new ControlString();
  private final PasteEnd pasteEnd = new PasteEnd();
  private final MouseCharacters mouse = new MouseCharacters();

  private Kind kind = Kind.ESCAPE;
  private Key key = UNKNOWN;

  /** Whether this 8-bit control introduces a sequence; if so, it has been opened. */
  boolean opens(int c1) {
    switch (c1) {
      case 0x8E -> kind = Kind.SS2;
      case 0x8F -> open(Kind.SS3);
      case 0x9B -> open(Kind.CSI);
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F -> {
        string.open(c1 == 0x9D);
        kind = Kind.STRING;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether a character of two to four bytes starts with this one; if so, it has been opened. */
  boolean opensCharacter(int b) {
    kind = Kind.UTF8;
    return utf8.starts(b);
  }

  /** Opens an escape sequence whose first intermediate byte has come. */
  void openEscape() {
    kind = Kind.ESCAPE;
  }

  private void open(Kind withParameters) {
    parameters.clear();
    kind = withParameters;
  }

  /** Whether this is pasted text. */
  boolean isPaste() {
    return kind == Kind.PASTE;
  }

  /** What the whole means; only behind {@link Step#DONE}. */
  Key key() {
    return key;
  }

  Step accept(int b) {
    return switch (kind) {
      case STRING -> string.endsWith(b) ? done(UNKNOWN) : Step.MORE;
      case PASTE -> pasteEnd.endsWith(b) ? done(UNKNOWN) : Step.MORE;
      case MOUSE -> mouse(b);
      case UTF8 -> utf8(b);
      default -> bytewise(b);
    };
  }

  private Step bytewise(int b) {
    if (b == 0x1B || b == 0x18 || b == 0x1A || b >= 0x80) {
      return Step.FOREIGN;
    }
    if (b < 0x20 || b == 0x7F) {
      return Step.CONTROL;
    }
    return switch (kind) {
      case CSI -> csi(b);
      case SS3 -> b >= 0x30 && b < 0x3C ? parameter(b) : done(KeyTable.ss3(parameters, b));
      case LINUX_FUNCTION -> done(KeyTable.linuxFunction(b));
      case ESCAPE -> b < 0x30 ? Step.MORE : done(UNKNOWN);
      default -> done(UNKNOWN);
    };
  }

  private Step csi(int b) {
    if (b < 0x40) {
      return parameter(b);
    }
    if (b == '[' && parameters.isEmpty()) {
      kind = Kind.LINUX_FUNCTION;
    } else if (b == 'M' && parameters.isEmpty()) {
      mouse.open();
      kind = Kind.MOUSE;
    } else if (b == '~' && parameters.are("200")) {
      pasteEnd.open();
      kind = Kind.PASTE;
    } else {
      return done(KeyTable.csi(parameters, b));
    }
    return Step.MORE;
  }

  private Step parameter(int b) {
    parameters.add(b);
    return Step.MORE;
  }

  private Step mouse(int b) {
    return switch (mouse.accept(b)) {
      case MORE -> Step.MORE;
      case LAST -> done(UNKNOWN);
      case FOREIGN -> Step.FOREIGN;
    };
  }

  private Step utf8(int b) {
    if (!utf8.accepts(b)) {
      return Step.FOREIGN;
    }
    if (!utf8.isComplete()) {
      return Step.MORE;
    }
    int codePoint = utf8.codePoint();
    if (codePoint >= 0xA0) {
      return done(new Key.Typed(codePoint));
    }
    return opens(codePoint) ? Step.MORE : done(UNKNOWN);
  }

  private Step done(Key meaning) {
    key = meaning;
    return Step.DONE;
  }
}
