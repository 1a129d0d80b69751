package gunitop.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commit, as far as it matters here.
 *
 * @param parents their ids
 * @param seconds when it was committed, since the epoch
 * @param subject the first line of its message: hostile text
 */
public record Commit(List<String> parents, long seconds, String subject) {
  private static final Pattern PARENT = Pattern.compile("parent ([0-9a-f]{40}|[0-9a-f]{64})");
  private static final Pattern TIME = Pattern.compile(" (\\d{1,12}) [+-]\\d{4}$");
  private static final int MOST_PARENTS = 64;

  /** Copies the list. */
  public Commit {
    parents = List.copyOf(parents);
  }

  /** What a commit object holds behind its header; its end may be missing. */
  public static Optional<Commit> parse(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    int body = text.indexOf("\n\n");
    if (!text.startsWith("tree ") || body < 0) {
      return Optional.empty();
    }
    List<String> parents = new ArrayList<>();
    long seconds = 0;
    for (String line : text.substring(0, body).lines().toList()) {
      Matcher parent = PARENT.matcher(line);
      if (parent.matches() && parents.size() < MOST_PARENTS) {
        parents.add(parent.group(1));
      }
      Matcher time = TIME.matcher(line.substring(Math.max(0, line.length() - 20)));
      if (line.startsWith("committer ") && time.find()) {
        seconds = Long.parseLong(time.group(1));
      }
    }
    String subject = text.substring(body).lines().filter(s -> !s.isBlank()).findFirst().orElse("");
    return Optional.of(new Commit(parents, seconds, subject.strip()));
  }

  /** The same as the first of its line, which it is in a shallow clone. */
  public Commit withoutParents() {
    return new Commit(List.of(), seconds, subject);
  }
}
