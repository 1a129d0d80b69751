package gunitop.ui.view;

import gunitop.ui.frame.Style;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Finding;
import java.util.ArrayList;
import java.util.List;

/** Between panes and keys: the stage's reason, the findings, the timeline, what happens now. */
final class NarrativeView {
  private static final int MORE_TIMELINE = 5;

  private NarrativeView() {}

  /** A line of text in one style, its first characters in another. */
  private record Line(String mark, Style markStyle, String text, Style style) {}

  static void draw(Canvas canvas, Assessment assessment, Area area, boolean present) {
    StatusView status = StatusView.of(canvas, assessment, area.width());
    int statusRows = Math.max(1, status.height());
    List<Line> lines = new ArrayList<>();
    if (present) {
      for (String text :
          Wrapped.lines(assessment.judgement().reason(), area.width(), 2, canvas.glyphs())) {
        lines.add(new Line("", Style.BRIGHT, text, Style.BRIGHT));
      }
      int entries = canvas.model().talk().timeline().entries().size();
      int timeline = Math.min(entries, area.height() < 10 ? 2 : MORE_TIMELINE);
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
              finding.message() + " " + finding.remedy(),
              width - 3,
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
