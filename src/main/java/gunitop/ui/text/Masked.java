package gunitop.ui.text;

import java.util.regex.Pattern;

/**
 * Hides what looks like a secret in text that is shown unasked: {@code NAME=value} where the name
 * looks like one, and the password of an address.
 */
public final class Masked {
  private static final String MASK = "********";

  private static final String NAMES =
      "(?:secret|pass|token|api_?key|private|credential|auth|_key|dsn|_pwd|cookie|jwt|salt)";

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?<![\\w.-])([\\w.-]*" + NAMES + "[\\w.-]*[= ])(\"[^\"]*\"|'[^']*'|[^\\s\"']+)");

  private static final Pattern NAME = Pattern.compile("(?i)" + NAMES);

  private static final Pattern ADDRESS = Pattern.compile("(://[^\\s/:@]*:)[^\\s/@]+@");

  private Masked() {}

  /** The text with stars for each secret. */
  static String of(String text) {
    String named = NAMED.matcher(text).replaceAll("$1" + MASK);
    return ADDRESS.matcher(named).replaceAll("$1" + MASK + "@");
  }

  /** A variable {@code NAME=value}, its whole value hidden where the name looks like a secret's. */
  public static String variable(String text) {
    int equals = text.indexOf('=');
    boolean secret = equals > 0 && NAME.matcher(text.substring(0, equals)).find();
    return secret ? text.substring(0, equals + 1) + MASK : of(text);
  }

  /** Whether anything in it is hidden. */
  static boolean hides(String text) {
    return !of(text).equals(text);
  }
}
