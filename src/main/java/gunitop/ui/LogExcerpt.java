package gunitop.ui;

import java.util.ArrayList;
import java.util.List;
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

  private LogExcerpt() {}

  /** The last of the telling lines since the last USR2; none where the log tells nothing of it. */
  static List<String> of(List<String> lines) {
    int begin = -1;
    for (int i = 0; i < lines.size(); i++) {
      begin = lines.get(i).contains(BEGIN) ? i : begin;
    }
    if (begin < 0) {
      return List.of();
    }
    List<String> telling = new ArrayList<>();
    for (String line : lines.subList(begin + 1, lines.size())) {
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
