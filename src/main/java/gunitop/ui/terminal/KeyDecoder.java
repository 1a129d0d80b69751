package gunitop.ui.terminal;

import gunitop.ui.Key;
import gunitop.ui.Key.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Bytes from a terminal to keys. Frames the input first, as ECMA-48 and UTF-8 define it, and only
 * then asks {@link KeyTable} what a whole sequence means; what has no meaning is one {@link
 * Key.Unknown}. So no part of a terminal's reply, of pasted text or of a key that we do not know
 * can pass for a letter, however it is split on its way.
 *
 * <p>Pure: the caller gives the time, in nanoseconds of one monotonic clock. Memory is bounded,
 * whatever comes. Not thread-safe.
 */
public final class KeyDecoder {
  /** A lone ESC is the Escape key after this long. */
  static final long ESCAPE_NANOS = 60_000_000L;

  /**
   * A sequence is given up after this long without a byte: more than any stall of a link that is
   * still usable, as what comes afterwards counts as typed.
   */
  static final long SEQUENCE_NANOS = 2_500_000_000L;

  /** The same for pasted text. */
  static final long PASTE_NANOS = 5_000_000_000L;

  private enum State {
    GROUND,
    /** One or two ESC came. */
    ESCAPE,
    /** A lone ESC was told as the Escape key; the rest of its sequence may still come. */
    LATE_ESCAPE,
    /** What may also be typed came late: it introduces a sequence only if more follows at once. */
    LATE_INTRODUCER,
    /** ESC and intermediate bytes; one final byte ends it. */
    INTERMEDIATE,
    SS2,
    SS3,
    CSI,
    /** {@code CSI [}: the Linux console's F1 to F5; one byte follows. */
    CSI_BRACKET,
    /** {@code CSI M}: three characters follow. */
    MOUSE,
    /** OSC, DCS, APC, PM and SOS. */
    STRING,
    PASTE,
    UTF8
  }

  private final ParameterBytes parameters = new ParameterBytes();
  private final Utf8Character utf8 = new Utf8Character();
  private final ControlString string = new ControlString();
  private final PasteEnd pasteEnd = new PasteEnd();
  private final MouseCharacters mouse = new MouseCharacters();
  private final List<Key> keys = new ArrayList<>();

  private State state = State.GROUND;
  private int escapes;
  private int heldBack;

  /** Whether what is being read means nothing, however it ends. */
  private boolean meaningless;

  private long lastNanos;

  /** The keys that these bytes complete; {@code nanos} is when they were read. */
  public List<Key> feed(byte[] bytes, int offset, int length, long nanos) {
    giveUp(nanos);
    for (int i = 0; i < length; i++) {
      accept(bytes[offset + i] & 0xFF);
      lastNanos = nanos;
    }
    return taken();
  }

  /** The keys that are complete as nothing has come until {@code nanos}. */
  public List<Key> expire(long nanos) {
    giveUp(nanos);
    return taken();
  }

  private void giveUp(long nanos) {
    if (nanos - lastNanos >= patience()) {
      switch (state) {
        case GROUND -> {}
        case LATE_ESCAPE -> enter(State.GROUND);
        case ESCAPE -> {
          for (int i = 0; i < escapes; i++) {
            keys.add(new Key.Named(Name.ESCAPE));
          }
          enter(State.LATE_ESCAPE);
          lastNanos = nanos;
        }
        case LATE_INTRODUCER -> report(new Key.Typed(heldBack));
        default -> report(new Key.Unknown());
      }
    }
  }

  /** When {@link #expire} is to be called unless bytes come first; empty while nothing is open. */
  public OptionalLong deadline() {
    return state == State.GROUND || state == State.LATE_ESCAPE
        ? OptionalLong.empty()
        : OptionalLong.of(lastNanos + patience());
  }

  private long patience() {
    return switch (state) {
      case ESCAPE, LATE_INTRODUCER -> ESCAPE_NANOS;
      case PASTE -> PASTE_NANOS;
      default -> SEQUENCE_NANOS;
    };
  }

  private void accept(int b) {
    switch (state) {
      case GROUND -> ground(b);
      case ESCAPE -> escape(b);
      case LATE_ESCAPE -> lateEscape(b);
      case LATE_INTRODUCER -> lateIntroducer(b);
      case STRING -> {
        if (string.endsWith(b)) {
          report(new Key.Unknown());
        }
      }
      case PASTE -> {
        if (pasteEnd.endsWith(b)) {
          report(new Key.Unknown());
        }
      }
      case MOUSE -> mouse(b);
      case UTF8 -> utf8(b);
      default -> sequence(b);
    }
  }

  private void ground(int b) {
    if (b == 0x1B) {
      meaningless = false;
      escapes = 1;
      state = State.ESCAPE;
    } else if (b < 0x20 || b == 0x7F) {
      report(KeyTable.control(b));
    } else if (b < 0x7F) {
      report(new Key.Typed(b));
    } else if (b < 0xA0) {
      // In UTF-8 no character starts with such a byte, so it can only be an 8-bit control.
      control8(b);
    } else if (utf8.starts(b)) {
      state = State.UTF8;
    } else {
      report(new Key.Unknown());
    }
  }

  private void escape(int b) {
    if (b == 0x1B) {
      if (escapes == 2) {
        keys.add(new Key.Named(Name.ESCAPE));
      }
      escapes = 2;
      return;
    }
    // ESC ESC and an introducer is Alt with another key.
    meaningless = escapes == 2;
    if (!introduces(b, "[O]PX^_N")) {
      if (isIntermediate(b)) {
        state = State.INTERMEDIATE;
      } else {
        meaningless = true;
        ground(b);
      }
    }
  }

  private void lateEscape(int b) {
    enter(State.GROUND);
    if (b == 'P' || b == 'N' || isIntermediate(b)) {
      heldBack = b;
      state = State.LATE_INTRODUCER;
    } else if (introduces(b, "[O]X^_")) {
      meaningless = true;
    } else {
      ground(b);
    }
  }

  private void lateIntroducer(int b) {
    if (b >= 0x20 && b < 0x7F) {
      meaningless = true;
      if (!introduces(heldBack, "PN")) {
        state = State.INTERMEDIATE;
      }
      accept(b);
    } else {
      report(new Key.Typed(heldBack));
      ground(b);
    }
  }

  private static boolean isIntermediate(int b) {
    return b >= 0x20 && b < 0x30;
  }

  /** Whether ESC and this byte, if it is one of {@code introducers}, begin a sequence. */
  private boolean introduces(int b, String introducers) {
    boolean found = introducers.indexOf(b) >= 0;
    if (found) {
      control8(b + 0x40);
    }
    return found;
  }

  private void control8(int c1) {
    switch (c1) {
      case 0x8E -> state = State.SS2;
      case 0x8F -> open(State.SS3);
      case 0x9B -> open(State.CSI);
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F -> {
        string.open(c1 == 0x9D);
        state = State.STRING;
      }
      default -> report(new Key.Unknown());
    }
  }

  private void open(State sequence) {
    parameters.clear();
    state = sequence;
  }

  /** CSI, SS2, SS3 and escape sequences with intermediate bytes. */
  private void sequence(int b) {
    if (b == 0x1B || b == 0x18 || b == 0x1A || b >= 0x80) {
      report(new Key.Unknown());
      ground(b);
    } else if (b < 0x20 || b == 0x7F) {
      // A control inside a sequence acts at once, and the sequence goes on (as in the VT100).
      keys.add(KeyTable.control(b));
    } else {
      switch (state) {
        case CSI -> csi(b);
        case SS3 -> {
          if (b >= 0x30 && b < 0x3C) {
            parameters.add(b);
          } else {
            report(KeyTable.ss3(parameters, b));
          }
        }
        case CSI_BRACKET -> report(KeyTable.linuxFunction(b));
        case INTERMEDIATE -> {
          if (b >= 0x30) {
            report(new Key.Unknown());
          }
        }
        default -> report(new Key.Unknown());
      }
    }
  }

  private void csi(int b) {
    if (b < 0x40) {
      parameters.add(b);
    } else if (b == '[' && parameters.isEmpty()) {
      state = State.CSI_BRACKET;
    } else if (b == 'M' && parameters.isEmpty()) {
      mouse.open();
      state = State.MOUSE;
    } else if (b == '~' && parameters.are("200")) {
      pasteEnd.open();
      state = State.PASTE;
    } else {
      report(KeyTable.csi(parameters, b));
    }
  }

  private void mouse(int b) {
    switch (mouse.accept(b)) {
      case MORE -> {}
      case LAST -> report(new Key.Unknown());
      case FOREIGN -> {
        report(new Key.Unknown());
        ground(b);
      }
    }
  }

  private void utf8(int b) {
    if (!utf8.accepts(b)) {
      report(new Key.Unknown());
      ground(b);
    } else if (utf8.isComplete()) {
      int codePoint = utf8.codePoint();
      if (codePoint < 0xA0) {
        control8(codePoint);
      } else {
        report(new Key.Typed(codePoint));
      }
    }
  }

  private void report(Key key) {
    keys.add(meaningless ? new Key.Unknown() : key);
    enter(State.GROUND);
  }

  private void enter(State next) {
    state = next;
    meaningless = false;
  }

  private List<Key> taken() {
    List<Key> result = List.copyOf(keys);
    keys.clear();
    return result;
  }
}
