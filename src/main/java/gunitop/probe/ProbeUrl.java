package gunitop.probe;

import java.util.Locale;

/**
 * What is asked for. Where it is asked is the application's own listener, whatever the URL says.
 *
 * @param host for the header {@code Host}: a name or address, with its port where one was given
 * @param target path and query, as they are sent
 */
public record ProbeUrl(String host, String target) {
  private static final String SCHEME = "http://";
  private static final int MOST = 2048;
  private static final String WANTED = "--probe takes http://HOST/PATH";

  /** What came of a text. */
  public sealed interface Parsed {}

  /** It names something to ask for. */
  public record Good(ProbeUrl url) implements Parsed {}

  /**
   * It does not.
   *
   * @param reason why, in one line; without the text, which may hold a password
   */
  public record Refused(String reason) implements Parsed {}

  /** Takes a text of the command line apart. */
  public static Parsed parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("https:")) {
      return new Refused(
          "--probe does not speak https: Gunicorn's own listener is asked, in front of which no"
              + " proxy stands; give http://HOST/PATH");
    }
    if (!lower.startsWith(SCHEME)) {
      return new Refused(WANTED);
    }
    if (text.length() > MOST || !text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      return new Refused(WANTED + ": at most " + MOST + " characters of ASCII, without blanks");
    }
    int fragment = text.indexOf('#');
    String rest = text.substring(SCHEME.length(), fragment < 0 ? text.length() : fragment);
    int end = 0;
    while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String host = rest.substring(0, end);
    if (host.indexOf('@') >= 0) {
      return new Refused("--probe sends no user and no password: give a URL without them");
    }
    if (!isHost(host)) {
      return new Refused(WANTED + ", and its host is none");
    }
    String target = rest.substring(end);
    return new Good(new ProbeUrl(host, target.startsWith("/") ? target : "/" + target));
  }

  /** A name, an IPv4 address or an IPv6 one in brackets, and perhaps a port. */
  private static boolean isHost(String text) {
    return text.matches("([0-9A-Za-z._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?");
  }

  /** As it may be shown: without its query, in which a secret may stand. */
  public String shown() {
    int query = target.indexOf('?');
    return host + (query < 0 ? target : target.substring(0, query));
  }
}
