package gunitop.ui.log;

import gunitop.masterlog.FollowedLogs;
import gunitop.masterlog.LogEntry;
import gunitop.masterlog.SeenMembers;
import gunitop.process.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of the masters' logs.
 *
 * @param entry what it is a part of
 * @param isFirst whether it is the entry's first one, which bears time, PID and level
 * @param text what is shown of it
 */
record MergedLine(LogEntry entry, boolean isFirst, String text) {

  /**
   * All lines, the oldest first.
   *
   * @param filter what a line, or whose line it is, must contain in any case of letters; empty for
   *     all
   */
  static List<MergedLine> of(FollowedLogs logs, SeenMembers members, String filter) {
    List<MergedLine> lines = new ArrayList<>();
    for (LogEntry entry : logs.merged()) {
      boolean isFirst = true;
      for (String line : entry.lines()) {
        String clean = Printable.of(line.replace("\t", "    ").stripTrailing());
        MergedLine one =
            new MergedLine(entry, isFirst, isFirst ? LogWords.level(entry) + clean : clean);
        isFirst = false;
        if (one.contains(filter, members)) {
          lines.add(one);
        }
      }
    }
    return lines;
  }

  /** Whether it contains this, which is in small letters, or its author is called so. */
  boolean contains(String words, SeenMembers members) {
    return words.isEmpty()
        || text.toLowerCase(Locale.ROOT).contains(words)
        || LogWords.mark(entry, members).toLowerCase(Locale.ROOT).contains(words);
  }
}
