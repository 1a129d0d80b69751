package gunitop.gunicorn;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into words as Python's {@code shlex.split} does. */
final class ShellWords {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;

  private ShellWords() {}

  /** The words; a quote that is never closed reaches to the end. */
  static List<String> of(String text) {
    ShellWords split = new ShellWords();
    int at = 0;
    while (at < text.length()) {
      at = split.take(text, at);
    }
    split.end();
    return split.words;
  }

  private int take(String text, int at) {
    char one = text.charAt(at);
    if (one == '\'' || one == '"') {
      return quoted(text, at + 1, one);
    }
    if (Character.isWhitespace(one)) {
      end();
      return at + 1;
    }
    int from = one == '\\' && at + 1 < text.length() ? at + 1 : at;
    append(text.charAt(from));
    return from + 1;
  }

  private int quoted(String text, int from, char quote) {
    begun = true;
    int at = from;
    while (at < text.length() && text.charAt(at) != quote) {
      boolean escapes =
          quote == '"'
              && text.charAt(at) == '\\'
              && at + 1 < text.length()
              && "\"\\".indexOf(text.charAt(at + 1)) >= 0;
      at += escapes ? 1 : 0;
      append(text.charAt(at++));
    }
    return at + 1;
  }

  private void append(char one) {
    begun = true;
    word.append(one);
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
    }
    word.setLength(0);
    begun = false;
  }
}
