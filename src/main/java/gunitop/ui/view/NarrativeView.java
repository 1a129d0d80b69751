package gunitop.ui.view;

import gunitop.ui.frame.Style;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Finding;
import java.util.ArrayList;
import java.util.List;

/** Between panes and keys: the stage's reason, the findings, the timeline, what happens now. */
final class NarrativeView {
  private static final int REASON = 2;
  private static final int STATUS = 1;
  private static final int MORE_TIMELINE = 4;

  /** How far a finding is indented behind its sign. */
  private static final int MARK = 3;

  private NarrativeView() {}

  /** A line of text in one style, its first characters in another. */
  private record Line(String mark, Style markStyle, String text, Style style) {}

  /** How many rows it can use well. */
  static int wantedRows(Assessment assessment, int width) {
    int rows = REASON + STATUS + MORE_TIMELINE;
    for (Finding finding : assessment.findings()) {
      rows += Wrapped.lines(text(finding), width - MARK).size();
    }
    return rows;
  }

  private static String text(Finding finding) {
    return finding.message() + " " + finding.remedy();
  }

  static void draw(Canvas canvas, Assessment assessment, Area area, boolean present) {
    StatusView status = StatusView.of(canvas, assessment, area.width());
    int statusRows = Math.max(STATUS, status.height());
    List<Line> lines = new ArrayList<>();
    if (present) {
      for (String text :
          Wrapped.lines(assessment.judgement().reason(), area.width(), REASON, canvas.glyphs())) {
        lines.add(new Line("", Style.BRIGHT, text, Style.BRIGHT));
      }
      int entries = TimelineView.entries(canvas.model()).size();
      int timeline = Math.min(entries, area.height() < 10 ? 1 : MORE_TIMELINE);
      int room = area.height() - statusRows - timeline - lines.size();
      lines.addAll(findings(canvas, assessment, area.width(), Math.max(1, room)));
    }
    int row = area.y();
    for (Line line : lines) {
      if (row < area.bottom() - statusRows) {
        int x = canvas.put(area.x(), row, area.right(), line.mark(), line.markStyle());
        canvas.put(x, row++, area.right(), line.text(), line.style());
      }
    }
    int left = area.bottom() - statusRows - row;
    TimelineView.draw(canvas, new Area(area.x(), row, area.width(), left), status.shown());
    status.draw(canvas, area.x(), area.bottom() - statusRows, area.right());
  }

  private static List<Line> findings(Canvas canvas, Assessment assessment, int width, int room) {
    List<Line> lines = new ArrayList<>();
    List<Finding> findings = assessment.findings();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      int least = findings.size() - i - 1;
      List<String> texts =
          Wrapped.lines(
              text(finding),
              width - MARK,
              Math.max(1, Math.min(4, room - lines.size() - least)),
              canvas.glyphs());
      if (lines.size() + 1 == room && i < findings.size() - 1) {
        String more = findings.size() - i + " findings more: F1 shows them";
        lines.add(new Line("   ", Style.NORMAL, more, Style.WARNING));
        return lines;
      }
      for (int j = 0; j < texts.size(); j++) {
        Style style = style(finding);
        lines.add(
            new Line(j == 0 ? mark(finding) : "   ", style, texts.get(j), bodyStyle(finding)));
      }
    }
    return lines;
  }

  private static String mark(Finding finding) {
    return switch (finding.severity()) {
      case BLOCKER -> "!! ";
      case WARNING -> "!  ";
      case INFO -> "i  ";
    };
  }

  static Style style(Finding finding) {
    return switch (finding.severity()) {
      case BLOCKER -> Style.BLOCKER;
      case WARNING -> Style.WARNING;
      case INFO -> Style.DIM;
    };
  }

  private static Style bodyStyle(Finding finding) {
    return switch (finding.severity()) {
      case BLOCKER -> Style.BLOCKER;
      case WARNING -> Style.NORMAL;
      case INFO -> Style.DIM;
    };
  }
}
