package gunitop.ui.view;

import gunitop.ui.FailureLog;
import gunitop.ui.frame.Style;
import java.util.ArrayList;
import java.util.List;

/** What a log tells of a step that failed, in the rows that are left under the failure. */
final class LogLines {
  private static final int MOST = 6;

  private LogLines() {}

  static List<StatusView.Line> of(FailureLog log, int rows) {
    int room = Math.min(MOST, rows);
    if (!log.excerpt().isKnown() || room < 1) {
      return List.of();
    }
    List<String> told = log.excerpt().get();
    if (told.isEmpty()) {
      String hint = " tells nothing of it: gunicorn --check-config APP may tell more";
      return List.of(new StatusView.Line("  " + log.asked().path() + hint, Style.DIM));
    }
    List<StatusView.Line> lines = new ArrayList<>();
    if (room > 2) {
      String head = "  " + log.asked().path() + " (l shows all of it):";
      lines.add(new StatusView.Line(head, Style.DIM));
    }
    int shown = room - lines.size();
    for (String text : told.subList(Math.max(0, told.size() - shown), told.size())) {
      lines.add(new StatusView.Line("  " + text, Style.NORMAL));
    }
    return lines;
  }
}
