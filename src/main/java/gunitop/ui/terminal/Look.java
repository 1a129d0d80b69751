package gunitop.ui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.List;

/** How a cell looks: colours out of the terminal's own sixteen, and attributes. */
record Look(TextColor foreground, TextColor background, List<SGR> attributes) {

  /** Text in a colour on the terminal's own background. */
  static Look of(TextColor foreground, SGR... attributes) {
    return new Look(foreground, TextColor.ANSI.DEFAULT, List.of(attributes));
  }

  /** The terminal's own colours. */
  static Look plain(SGR... attributes) {
    return of(TextColor.ANSI.DEFAULT, attributes);
  }

  /** Text on a coloured ground. */
  static Look on(TextColor background, TextColor foreground, SGR... attributes) {
    return new Look(foreground, background, List.of(attributes));
  }

  /** Whether this character looks the same in both: a blank shows no colour of its own. */
  boolean isLike(Look other, char c) {
    return equals(other) || c == ' ' && isGroundless() && other.isGroundless();
  }

  /** Whether a blank in it is invisible: neither a ground of its own nor a line under it. */
  private boolean isGroundless() {
    return background == TextColor.ANSI.DEFAULT
        && !attributes.contains(SGR.REVERSE)
        && !attributes.contains(SGR.UNDERLINE);
  }
}
