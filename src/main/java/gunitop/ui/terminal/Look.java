package gunitop.ui.terminal;

import com.googlecode.lanterna.SGR;
import java.util.List;

/** How a cell looks: colours out of the terminal's own sixteen, and attributes. */
record Look(Colour foreground, Colour background, List<SGR> attributes) {

  /** Text in a colour on the terminal's own background. */
  static Look of(Colour foreground, SGR... attributes) {
    return new Look(foreground, Colour.DEFAULT, List.of(attributes));
  }

  /** The terminal's own colours. */
  static Look plain(SGR... attributes) {
    return of(Colour.DEFAULT, attributes);
  }

  /** Text on a coloured ground. */
  static Look on(Colour background, Colour foreground, SGR... attributes) {
    return new Look(foreground, background, List.of(attributes));
  }

  /** Whether this character looks the same in both: a blank shows no colour of its own. */
  boolean isLike(Look other, char c) {
    return equals(other) || c == ' ' && isGroundless() && other.isGroundless();
  }

  /** Whether a blank in it is invisible: neither a ground of its own nor a line under it. */
  private boolean isGroundless() {
    return background == Colour.DEFAULT
        && !attributes.contains(SGR.REVERSE)
        && !attributes.contains(SGR.UNDERLINE);
  }
}
