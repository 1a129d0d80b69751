package gunitop.ui.view;

import java.util.regex.Pattern;

/**
 * Hides what looks like a secret in text that is shown unasked: {@code NAME=value} where the name
 * looks like one, and the password of an address.
 */
final class Masked {
  private static final String MASK = "********";

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)([\\w.-]*(?:secret|passw|passphrase|token|api_?key|private|credential|auth|_key|dsn)"
              + "[\\w.-]*[= ])(\"[^\"]*\"|'[^']*'|[^\\s\"']+)");

  private static final Pattern ADDRESS = Pattern.compile("(://[^\\s/:@]*:)[^\\s/@]+@");

  private Masked() {}

  /** The text with stars for each secret. */
  static String of(String text) {
    String named = NAMED.matcher(text).replaceAll("$1" + MASK);
    return ADDRESS.matcher(named).replaceAll("$1" + MASK + "@");
  }

  /** Whether anything in it is hidden. */
  static boolean hides(String text) {
    return !of(text).equals(text);
  }
}
