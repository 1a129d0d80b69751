package gunitop.ui.upgrade;

import gunitop.ui.frame.Style;
import gunitop.upgrade.course.FailureLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a log tells of a step that failed, in the rows that are left under the failure. */
final class LogLines {
  private static final int MOST = 6;

  private LogLines() {}

  static List<StatusView.Line> of(FailureLog log, int rows) {
    int room = Math.min(MOST, rows);
    Optional<FailureLog.Excerpt> telling = log.telling();
    if (room < 1 || telling.isEmpty() && !log.isWhole()) {
      return List.of();
    }
    if (telling.isEmpty()) {
      String hint = (log.asked().size() == 1 ? " tells" : " tell") + " nothing of it: ";
      String more = "gunicorn --check-config APP may tell more";
      return List.of(new StatusView.Line("  " + log.paths() + hint + more, Style.DIM));
    }
    List<String> told = telling.get().lines();
    List<StatusView.Line> lines = new ArrayList<>();
    if (room > 2) {
      String head = "  " + telling.get().path() + " (l shows all of it):";
      lines.add(new StatusView.Line(head, Style.DIM));
    }
    int shown = room - lines.size();
    for (String text : told.subList(Math.max(0, told.size() - shown), told.size())) {
      lines.add(new StatusView.Line("  " + text, Style.NORMAL));
    }
    return lines;
  }
}
