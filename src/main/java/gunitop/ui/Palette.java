package gunitop.ui;

import java.util.Arrays;
import java.util.Optional;

/** The sets of colours that an operator can choose. */
public enum Palette {
  /** The terminal's sixteen colours. */
  COLOUR("colour"),
  /** The same, without red against green. */
  COLOUR_BLIND("colour-blind"),
  /** No colour: bold, reverse and underline. */
  MONO("mono");

  private final String word;

  Palette(String word) {
    this.word = word;
  }

  /** What it is called on the screen and in the configuration file. */
  public String word() {
    return word;
  }

  /** The palette that is called so. */
  public static Optional<Palette> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
