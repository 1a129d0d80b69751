package gunitop.ui;

/** One thing that came from the keyboard (or the terminal), decoded. */
public sealed interface Key {
  /** Whether it is the key with this name. */
  default boolean is(Name name) {
    return false;
  }

  /** A printable character. */
  record Typed(int codePoint) implements Key {}

  /**
   * Control and a letter, {@code 'A'} to {@code 'Z'}; ENTER, TAB, BACKSPACE and ESCAPE are {@link
   * Named}.
   */
  record Control(char letter) implements Key {}

  /** A key with a name. */
  record Named(Name name) implements Key {
    @Override
    public boolean is(Name other) {
      return name == other;
    }
  }

  /** A mouse event; columns and rows count from 0. */
  record Mouse(MouseAction action, int column, int row) implements Key {}

  /**
   * Anything else: an unknown sequence, a terminal's reply, pasted text. It never means anything.
   */
  record Unknown() implements Key {}

  /** The terminal is gone: no key will follow. */
  record EndOfInput() implements Key {}

  /** Keys with names. */
  enum Name {
    ENTER,
    ESCAPE,
    TAB,
    BACK_TAB,
    BACKSPACE,
    DELETE,
    INSERT,
    HOME,
    END,
    PAGE_UP,
    PAGE_DOWN,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12
  }

  /** What the mouse did. */
  enum MouseAction {
    PRESS,
    RELEASE,
    WHEEL_UP,
    WHEEL_DOWN,
    OTHER
  }
}
