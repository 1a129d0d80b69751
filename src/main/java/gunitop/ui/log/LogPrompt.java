package gunitop.ui.log;

import gunitop.ui.Key;
import java.util.Locale;
import java.util.Optional;

/**
 * What was typed to filter lines by, or to find.
 *
 * @param filters whether lines without it are hidden
 * @param isTyping whether keys go on with it
 * @param text as it was typed
 */
record LogPrompt(boolean filters, boolean isTyping, String text) {
  static final LogPrompt NONE = new LogPrompt(false, false, "");

  private static final int LONGEST = 60;

  /** By htop's keys. */
  static Optional<LogPrompt> openedBy(Key key) {
    if (key.is(Key.Name.F4) || key.equals(new Key.Typed('\\'))) {
      return Optional.of(new LogPrompt(true, true, ""));
    }
    return key.is(Key.Name.F3) || key.equals(new Key.Typed('/'))
        ? Optional.of(new LogPrompt(false, true, ""))
        : Optional.empty();
  }

  /** What lines must contain, in small letters; empty where all are shown. */
  String filter() {
    return filters ? lower() : "";
  }

  /** What is to be found, in small letters; empty for nothing. */
  String sought() {
    return filters ? "" : lower();
  }

  private String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** After a key while it is typed; empty where the key is none of its own. */
  Optional<LogPrompt> pressed(Key key) {
    if (key instanceof Key.Typed typed) {
      String longer = text + Character.toString(typed.codePoint());
      return Optional.of(longer.length() > LONGEST ? this : with(longer, true));
    }
    if (key.is(Key.Name.BACKSPACE)) {
      return Optional.of(with(text.substring(0, Math.max(0, text.length() - 1)), true));
    }
    if (key.is(Key.Name.ENTER)) {
      return Optional.of(with(text, false));
    }
    return key.is(Key.Name.ESCAPE) ? Optional.of(NONE) : Optional.empty();
  }

  private LogPrompt with(String newText, boolean typing) {
    return new LogPrompt(filters, typing, newText);
  }
}
