package gunitop.ui.log;

import gunitop.process.Printable;
import gunitop.ui.Canvas;
import gunitop.ui.Popup;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.upgrade.course.LogFile;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/** The end of a log, the latest line at the bottom; what is too wide goes on in the next row. */
final class LogView {
  private LogView() {}

  static void draw(Canvas canvas, LogDialog log) {
    LogFile file = log.file();
    int x = canvas.put(1, 0, canvas.columns(), "Log", Style.TITLE) + 2;
    x = canvas.put(x, 0, canvas.columns(), file.path(), Style.BRIGHT) + 2;
    String holder = "open in master " + file.holder().pid();
    canvas.put(x, 0, canvas.columns(), holder, Style.DIM);
    int room = canvas.rows() - 3;
    List<Popup.Line> rows = rows(log, canvas.columns() - 2, room);
    for (int i = 0; i < rows.size(); i++) {
      canvas.put(1, 2 + i, canvas.columns(), rows.get(i).text(), rows.get(i).style());
    }
    if (rows.isEmpty()) {
      canvas.put(1, 2, canvas.columns(), emptiness(log), Style.WARNING);
    }
    foot(canvas, log);
  }

  private static void foot(Canvas canvas, LogDialog log) {
    int row = canvas.rows() - 1;
    canvas.fill(0, row, canvas.columns(), Style.KEY_LABEL);
    String place = log.back() == 0 ? "The end; it follows." : log.back() + " lines before the end.";
    String others =
        log.shown() + 1 == log.files().size()
            ? "  Tab: both masters."
            : "  Tab: the next of " + Measure.count(log.files().size(), "log") + ".";
    String keys = place + "  PgUp, Home scroll." + others + "  Others close.";
    canvas.put(1, row, canvas.columns(), keys, Style.KEY_LABEL);
  }

  /** From the line that is scrolled to upwards, and on downwards where there is room left. */
  private static List<Popup.Line> rows(LogDialog log, int width, int room) {
    List<String> lines = log.lines().orElse(List.of());
    int end = Math.max(0, lines.size() - log.back());
    LinkedList<Popup.Line> rows = new LinkedList<>();
    for (int i = end - 1; i >= 0 && rows.size() < room; i--) {
      rows.addAll(0, pieces(lines.get(i), width));
    }
    for (int i = end; i < lines.size() && rows.size() < room; i++) {
      rows.addAll(pieces(lines.get(i), width));
    }
    int first = Math.max(0, rows.size() - room);
    return new ArrayList<>(rows.subList(first, rows.size()));
  }

  /** A line's rows, all in the style of the whole line. */
  private static List<Popup.Line> pieces(String line, int width) {
    String clean = Printable.of(line.replace("\t", "    ").stripTrailing());
    Style style = style(clean);
    List<Popup.Line> pieces = new ArrayList<>();
    for (int i = 0; i < clean.length(); i += width) {
      String piece = clean.substring(i, Math.min(clean.length(), i + width));
      pieces.add(new Popup.Line(piece, style));
    }
    return pieces.isEmpty() ? List.of(new Popup.Line("", style)) : pieces;
  }

  private static Style style(String line) {
    if (line.contains("[ERROR]") || line.contains("[CRITICAL]")) {
      return Style.BLOCKER;
    }
    return line.contains("[WARNING]") ? Style.WARNING : Style.NORMAL;
  }

  private static String emptiness(LogDialog log) {
    if (log.lines().isDenied()) {
      return "This file may not be read by you.";
    }
    return log.lines().isKnown() ? "This file is empty." : "The file is being read, or is gone.";
  }
}
