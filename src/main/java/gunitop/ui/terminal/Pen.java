package gunitop.ui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.terminal.Terminal;
import java.io.IOException;
import java.util.List;

/**
 * The colours and attributes in which a terminal writes now; tells it no more than what changes.
 */
final class Pen {
  private static final Look PLAIN = Look.plain();

  private final Terminal terminal;
  private Look look;

  /** The pen of a terminal of which nothing is known yet. */
  Pen(Terminal terminal) {
    this.terminal = terminal;
  }

  /** No colour and no attribute, whatever it was. */
  void reset() throws IOException {
    terminal.resetColorAndSGR();
    look = PLAIN;
  }

  /** Whether this character would look right as it is. */
  boolean suits(Look wanted, char c) {
    return look == wanted || look != null && wanted.isLike(look, c);
  }

  /** Writes in this look from now on. */
  void take(Look wanted) throws IOException {
    if (wanted.equals(PLAIN)) {
      reset();
      return;
    }
    // There are codes that end one attribute, but not every terminal knows them.
    if (look == null || !wanted.attributes().containsAll(look.attributes())) {
      reset();
    }
    List<SGR> attributes = wanted.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      if (!look.attributes().contains(attributes.get(i))) {
        terminal.enableSGR(attributes.get(i));
      }
    }
    if (look.foreground() != wanted.foreground()) {
      terminal.setForegroundColor(wanted.foreground());
    }
    if (look.background() != wanted.background()) {
      terminal.setBackgroundColor(wanted.background());
    }
    look = wanted;
  }
}
