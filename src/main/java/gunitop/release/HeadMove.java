package gunitop.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of git's {@code logs/HEAD}: when HEAD came to be another commit ({@code
 * gitrepository-layout(5)}, {@code git/refs/files-backend.c}).
 *
 * @param from the commit before; only zeros in a new repository
 * @param to the commit from then on
 * @param seconds when, since the epoch, by the clock of who moved it
 * @param message why: hostile text
 */
public record HeadMove(String from, String to, long seconds, String message) {
  private static final Pattern IDS =
      Pattern.compile("([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64}) ");
  private static final Pattern TIME = Pattern.compile(" (\\d{1,12}) [+-]\\d{4}$");

  /** The line; empty where it is none. */
  static Optional<HeadMove> parse(String line) {
    int tab = line.indexOf('\t');
    String head = tab < 0 ? line : line.substring(0, tab);
    Matcher ids = IDS.matcher(head);
    // Who moved it stands between the two, and may be anything.
    Matcher time = TIME.matcher(head.substring(Math.max(0, head.length() - 20)));
    if (!ids.lookingAt() || !time.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new HeadMove(
            ids.group(1),
            ids.group(2),
            Long.parseLong(time.group(1)),
            tab < 0 ? "" : line.substring(tab + 1)));
  }

  /** The subject of the commit, where the message repeats it. */
  Optional<String> subject() {
    int colon = message.indexOf(": ");
    return message.startsWith("commit") && colon > 0
        ? Optional.of(message.substring(colon + 2)).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** Whether there was no commit before. */
  boolean isFirst() {
    return from.chars().allMatch(digit -> digit == '0');
  }
}
