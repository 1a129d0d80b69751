package gunitop.ui;

/** How a dialog lies over a screen. */
public enum Layer {
  /** A question or a line to be typed: the wheel does nothing. */
  QUESTION(false, 0),
  /** Entries to choose from: a notch of the wheel is one of them. */
  MENU(false, 1),
  /** A text beside which the screen below can be seen. */
  TEXT(false, 3),
  /** A text instead of the screen below. */
  PAGE(true, 3);

  private final boolean coversScreen;
  private final int wheelLines;

  Layer(boolean coversScreen, int wheelLines) {
    this.coversScreen = coversScreen;
    this.wheelLines = wheelLines;
  }

  /** Whether nothing of the screen below can be seen. */
  public boolean coversScreen() {
    return coversScreen;
  }

  /** By how many lines a notch of the mouse's wheel moves it; 0 where it does not. */
  public int wheelLines() {
    return wheelLines;
  }
}
