package gunitop.upgrade.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Gunicorn's error log tells of a USR2 that failed: what stands behind its line {@code
 * Handling signal: usr2}, without what goes well.
 */
final class LogExcerpt {
  private static final String BEGIN = "Handling signal: usr2";

  /** How many lines are kept. */
  private static final int MOST = 12;

  /** {@code glogging.Logger.error_fmt}: time, PID, level. */
  private static final Pattern HEAD = Pattern.compile("\\[[^\\]]*] \\[\\d+] \\[([A-Z]+)] ");

  private static final Pattern EXCEPTION =
      Pattern.compile("[A-Za-z_][\\w.]*(Error|Exception|Exit|Interrupt|Warning)\\b(:|$)");

  private LogExcerpt() {}

  /**
   * The last of the telling lines since the last USR2; none where the log tells nothing of it. A
   * file that does not name the signal tells by what has been added to it.
   *
   * @param before what stood at the end of the file when the signal was sent, where that was read
   */
  static List<String> of(List<String> lines, Optional<List<String>> before) {
    List<String> added = before.map(old -> added(old, lines)).orElse(lines);
    List<String> telling = of(added);
    boolean named = added.stream().anyMatch(line -> line.contains(BEGIN));
    return named || before.isEmpty() ? telling : telling(added);
  }

  /** Whether some line is Python's word of an exception: {@code ImportError: …}. */
  static boolean tellsAnException(List<String> lines) {
    return lines.stream().anyMatch(line -> EXCEPTION.matcher(line).lookingAt());
  }

  /** What stands behind the old lines; all of it where the file was begun anew. */
  private static List<String> added(List<String> before, List<String> now) {
    for (int gone = 0; gone < before.size(); gone++) {
      List<String> rest = before.subList(gone, before.size());
      if (rest.size() <= now.size() && now.subList(0, rest.size()).equals(rest)) {
        return now.subList(rest.size(), now.size());
      }
    }
    return now;
  }

  /** The last of the telling lines since the last USR2; none where the log tells nothing of it. */
  static List<String> of(List<String> lines) {
    int begin = -1;
    for (int i = 0; i < lines.size(); i++) {
      begin = lines.get(i).contains(BEGIN) ? i : begin;
    }
    if (begin < 0) {
      return List.of();
    }
    return telling(lines.subList(begin + 1, lines.size()));
  }

  private static List<String> telling(List<String> lines) {
    List<String> telling = new ArrayList<>();
    for (String line : lines) {
      String text = HEAD.matcher(line).replaceFirst("").stripTrailing();
      if (!text.isEmpty() && !isUsual(line, text)) {
        telling.add(text);
      }
    }
    if (telling.size() > 1) {
      // Only that it could not boot, which is known: the lines before say why.
      telling.removeIf(line -> line.startsWith("Reason:"));
    }
    return List.copyOf(telling.subList(Math.max(0, telling.size() - MOST), telling.size()));
  }

  /** What goes well, and what a master that gives up does to its workers. */
  private static boolean isUsual(String line, String text) {
    Matcher head = HEAD.matcher(line);
    boolean quiet =
        head.lookingAt() && (head.group(1).equals("INFO") || head.group(1).equals("DEBUG"));
    return quiet && !text.startsWith("Reason:")
        || text.startsWith("Worker with pid") && text.endsWith("was terminated due to signal 15");
  }
}
