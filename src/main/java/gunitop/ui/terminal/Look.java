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
}
