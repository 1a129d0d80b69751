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

  /** Ctrl-C. */
  private static final byte INTERRUPT = 0x03;

  private enum State {
    GROUND,
    /** One or two ESC came. */
    ESCAPE,
    /** A lone ESC was told as the Escape key; the rest of its sequence may still come. */
    LATE_ESCAPE,
    /** What may also be typed came late: it introduces a sequence only if more follows at once. */
    LATE_INTRODUCER,
    /** Inside a sequence. */
    SEQUENCE
  }

  private static final Key UNKNOWN = new Key.Unknown();
  private static final Key ESCAPE_KEY = new Key.Named(Name.ESCAPE);

  private final SequenceReader sequence = new SequenceReader();
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
    if (length == 1 && bytes[offset] == INTERRUPT && state == State.SEQUENCE) {
      // An operator who wants out after a disturbed line, and would not wait for its silence.
      report(UNKNOWN);
    }
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
            keys.add(ESCAPE_KEY);
          }
          enter(State.LATE_ESCAPE);
          lastNanos = nanos;
        }
        case LATE_INTRODUCER -> report(new Key.Typed(heldBack));
        case SEQUENCE -> report(UNKNOWN);
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
      case SEQUENCE -> sequence.isPaste() ? PASTE_NANOS : SEQUENCE_NANOS;
      default -> SEQUENCE_NANOS;
    };
  }

  private void accept(int b) {
    switch (state) {
      case GROUND -> ground(b);
      case ESCAPE -> escape(b);
      case LATE_ESCAPE -> lateEscape(b);
      case LATE_INTRODUCER -> lateIntroducer(b);
      case SEQUENCE -> {
        switch (sequence.accept(b)) {
          case MORE -> {}
          case CONTROL -> keys.add(KeyTable.control(b));
          case DONE -> report(sequence.key());
          case FOREIGN -> {
            report(UNKNOWN);
            ground(b);
          }
        }
      }
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
    } else if (b < 0xA0 ? sequence.opens(b) : sequence.opensCharacter(b)) {
      // In UTF-8 no character starts with 80 to 9F: such a byte can only be an 8-bit control.
      state = State.SEQUENCE;
    } else {
      report(UNKNOWN);
    }
  }

  private void escape(int b) {
    if (b == 0x1B) {
      if (escapes == 2) {
        keys.add(ESCAPE_KEY);
      }
      escapes = 2;
      return;
    }
    // ESC ESC and an introducer is Alt with another key.
    meaningless = escapes == 2;
    if (!introduces(b, "[O]PX^_N") && !opensEscape(b)) {
      meaningless = true;
      ground(b);
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
    boolean follows = b >= 0x20 && b < 0x7F;
    if (follows && (introduces(heldBack, "PN") || opensEscape(heldBack))) {
      meaningless = true;
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
    boolean begins = introducers.indexOf(b) >= 0 && sequence.opens(b + 0x40);
    if (begins) {
      state = State.SEQUENCE;
    }
    return begins;
  }

  private boolean opensEscape(int b) {
    if (isIntermediate(b)) {
      sequence.openEscape();
      state = State.SEQUENCE;
    }
    return isIntermediate(b);
  }

  private void report(Key key) {
    keys.add(meaningless ? UNKNOWN : key);
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
