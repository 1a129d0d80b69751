package gunitop.journal;

import java.util.regex.Pattern;

/** Leaves out of a text what looks like a password: a journal is pasted into tickets. */
final class Secrets {
  /** The user's part of a URL, and what stands behind a name that says what it is. */
  private static final Pattern CREDENTIALS = Pattern.compile("(://)[^\\s/@]+@");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)([a-z0-9_-]*(?:password|passwd|secret|token|api_?key|credential)[a-z0-9_-]*"
              + "[\"']?\\s*[=:]\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s,;\"']+)");

  private Secrets() {}

  /** The text with {@code ***} in their places. */
  static String masked(String text) {
    if (text.indexOf('=') < 0 && text.indexOf(':') < 0) {
      return text;
    }
    String withoutUsers = CREDENTIALS.matcher(text).replaceAll("$1***@");
    return NAMED.matcher(withoutUsers).replaceAll("$1***");
  }
}
