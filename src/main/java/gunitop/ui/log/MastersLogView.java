package gunitop.ui.log;

import gunitop.masterlog.LogEntry;
import gunitop.ui.Canvas;
import gunitop.ui.Popup;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/** Both masters' logs, the latest line at the bottom: time, whose line, what it says. */
final class MastersLogView {
  private static final int TIME_WIDTH = 9;
  private static final int LEFT = 1;

  private final Canvas canvas;
  private final MastersLogDialog log;
  private final ZoneId zone;
  private final List<MergedLine> lines;
  private final int markWidth;

  private MastersLogView(Canvas canvas, MastersLogDialog log) {
    this.canvas = canvas;
    this.log = log;
    zone = canvas.model().options().zone();
    lines = log.lines();
    markWidth =
        1
            + lines.stream()
                .mapToInt(line -> LogWords.mark(line.entry(), log.members()).length())
                .max()
                .orElse(0);
  }

  static void draw(Canvas canvas, MastersLogDialog log) {
    new MastersLogView(canvas, log).draw();
  }

  /**
   * A row of the screen.
   *
   * @param line what it is of; empty for a day
   * @param isStart whether time and author stand in it
   */
  private record Row(Optional<MergedLine> line, boolean isStart, String text) {}

  private void draw() {
    List<Popup.Line> head = new LogHead(log, canvas.model()).lines();
    int most = Math.max(2, canvas.rows() / 4);
    canvas.put(
        LEFT, 0, canvas.columns(), "Log  both masters' lines in the order of time", Style.TITLE);
    for (int i = 0; i < Math.min(head.size(), most); i++) {
      canvas.put(LEFT, 1 + i, canvas.columns(), head.get(i).text(), head.get(i).style());
    }
    int top = 2 + Math.min(head.size(), most);
    List<Row> rows = rows(canvas.rows() - 1 - top);
    for (int i = 0; i < rows.size(); i++) {
      draw(rows.get(i), top + i);
    }
    if (rows.isEmpty()) {
      canvas.put(LEFT, top, canvas.columns(), emptiness(), Style.WARNING);
    }
    foot();
  }

  private void draw(Row row, int y) {
    if (row.line().isEmpty()) {
      canvas.put(LEFT, y, canvas.columns(), row.text(), Style.DIM);
      return;
    }
    LogEntry entry = row.line().get().entry();
    if (row.isStart() && row.line().get().isFirst()) {
      String time = entry.time().map(at -> Measure.clock(at, zone)).orElse("");
      canvas.put(LEFT, y, canvas.columns(), time, Style.DIM);
      canvas.put(
          LEFT + TIME_WIDTH,
          y,
          canvas.columns(),
          LogWords.mark(entry, log.members()),
          LogWords.markStyle(entry, log.members()));
    }
    boolean isFound =
        !log.prompt().sought().isEmpty()
            && row.line().get().contains(log.prompt().sought(), log.members());
    Style style = row.line().get().isFirst() ? LogWords.style(entry) : Style.NORMAL;
    canvas.put(textColumn(entry), y, canvas.columns(), row.text(), isFound ? Style.SORTED : style);
  }

  /** What is said about the logs needs no author. */
  private int textColumn(LogEntry entry) {
    return LEFT + TIME_WIDTH + (entry.isNote() ? 0 : markWidth);
  }

  /** From the line that is scrolled to upwards, and on downwards where there is room left. */
  private List<Row> rows(int room) {
    int end = Math.max(0, lines.size() - log.back());
    LinkedList<Row> rows = new LinkedList<>();
    for (int i = end - 1; i >= 0 && rows.size() < room; i--) {
      rows.addAll(0, rowsOf(i));
    }
    for (int i = end; i < lines.size() && rows.size() < room; i++) {
      rows.addAll(rowsOf(i));
    }
    if (rows.size() <= room) {
      return rows;
    }
    boolean isFull = log.back() == 0 || rowsBefore(end) >= room;
    return isFull
        ? new ArrayList<>(rows.subList(rows.size() - room, rows.size()))
        : new ArrayList<>(rows.subList(0, room));
  }

  private int rowsBefore(int end) {
    int count = 0;
    for (int i = 0; i < end; i++) {
      count += rowsOf(i).size();
    }
    return count;
  }

  private List<Row> rowsOf(int index) {
    MergedLine line = lines.get(index);
    List<Row> rows = new ArrayList<>();
    day(index).ifPresent(day -> rows.add(new Row(Optional.empty(), true, day)));
    int width = Math.max(20, canvas.columns() - textColumn(line.entry()));
    String text = line.text();
    for (int i = 0; i == 0 || i < text.length(); i += width) {
      String piece = text.substring(i, Math.min(text.length(), i + width));
      rows.add(new Row(Optional.of(line), i == 0, piece));
    }
    return rows;
  }

  /** The day, where another one begins, or where the first line is not of today. */
  private Optional<String> day(int index) {
    Optional<LocalDate> day = date(index);
    LocalDate before =
        index == 0
            ? LocalDate.ofInstant(canvas.model().host().time(), zone)
            : date(index - 1).orElse(null);
    return day.filter(one -> !one.equals(before)).map(LocalDate::toString);
  }

  private Optional<LocalDate> date(int index) {
    for (int i = index; i >= 0; i--) {
      if (lines.get(i).entry().time().isPresent()) {
        return lines.get(i).entry().time().map(at -> LocalDate.ofInstant(at, zone));
      }
    }
    return Optional.empty();
  }

  private void foot() {
    int row = canvas.rows() - 1;
    canvas.fill(0, row, canvas.columns(), Style.KEY_LABEL);
    if (log.prompt().isTyping()) {
      String name = log.prompt().filters() ? "Filter: " : "Search: ";
      String keys = log.prompt().filters() ? "" : ", F3 the one before";
      int x = canvas.put(1, row, canvas.columns(), name, Style.KEY);
      x = canvas.put(x, row, canvas.columns(), log.prompt().text() + "_", Style.INPUT);
      canvas.put(x + 2, row, canvas.columns(), "Enter keeps, Esc ends it" + keys, Style.KEY_LABEL);
      return;
    }
    String place = log.back() == 0 ? "The end; it follows." : log.back() + " lines before the end";
    String filter = log.prompt().filter().isEmpty() ? "" : "  only '" + log.prompt().text() + "'";
    String files = log.files().isEmpty() ? "" : "  Tab files";
    String keys = "  PgUp Home  F3 find  F4 filter" + files + "  Others close";
    canvas.put(1, row, canvas.columns(), place + filter + keys, Style.KEY_LABEL);
  }

  private String emptiness() {
    if (!log.logs().isRead()) {
      return "The logs are being read.";
    }
    return log.prompt().filter().isEmpty()
        ? "There is no line that can be shown."
        : "No line contains '" + log.prompt().text() + "'.";
  }
}
