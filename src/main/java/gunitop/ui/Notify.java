package gunitop.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the operator is called to the screen: for an alarm, and for a step that took long. */
public enum Notify {
  /** The terminal's bell; tmux and screen pass it on. */
  BELL,
  /** A desktop notification of the terminal's, by the control string OSC 9. */
  OSC9,
  /** Not at all. */
  OFF;

  /** As it stands in the preferences. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Notify> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
