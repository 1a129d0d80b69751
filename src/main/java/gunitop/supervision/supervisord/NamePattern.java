package gunitop.supervision.supervisord;

/**
 * A pattern of names as Python's {@code glob} has it: {@code *}, {@code ?}, {@code [a-z]}, {@code
 * [!a-z]}. Takes as many steps as pattern and name multiplied have letters, never more.
 *
 * @param text one element of a path
 */
record NamePattern(String text) {

  /** Whether it matches others than itself. */
  boolean isOne() {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  /** Whether it matches a name; a name that begins with a dot only where it begins with one too. */
  boolean matches(String name) {
    if (name.startsWith(".") && !text.startsWith(".")) {
      return false;
    }
    int at = 0;
    int letter = 0;
    int star = -1;
    int tried = 0;
    while (letter < name.length()) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        tried = letter;
      } else if (at < text.length() && letterMatches(at, name.charAt(letter))) {
        at = end(at);
        letter++;
      } else if (star >= 0) {
        // Only the last star is tried again: what an earlier one took more would be no use.
        at = star + 1;
        letter = ++tried;
      } else {
        return false;
      }
    }
    while (at < text.length() && text.charAt(at) == '*') {
      at++;
    }
    return at == text.length();
  }

  private boolean letterMatches(int at, char letter) {
    char wanted = text.charAt(at);
    if (wanted == '?') {
      return true;
    }
    int close = wanted == '[' ? close(at) : -1;
    return close < 0 ? wanted == letter : setHas(at + 1, close, letter);
  }

  private int end(int at) {
    int close = text.charAt(at) == '[' ? close(at) : -1;
    return close < 0 ? at + 1 : close + 1;
  }

  /** Where a set ends; a bracket directly behind its start is one of its letters. */
  private int close(int open) {
    int first = open + 1 < text.length() && text.charAt(open + 1) == '!' ? open + 2 : open + 1;
    return text.indexOf(']', first + 1);
  }

  private boolean setHas(int from, int close, char letter) {
    boolean inverse = text.charAt(from) == '!';
    boolean found = false;
    for (int i = inverse ? from + 1 : from; i < close; i++) {
      if (i + 2 < close && text.charAt(i + 1) == '-') {
        found |= text.charAt(i) <= letter && letter <= text.charAt(i + 2);
        i += 2;
      } else {
        found |= text.charAt(i) == letter;
      }
    }
    return found != inverse;
  }
}
