package gunitop.ui.upgrade;

import gunitop.ui.Canvas;
import gunitop.ui.frame.Area;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Step;
import gunitop.upgrade.course.Course;
import java.util.List;

/** Between panes and keys: the stage's reason, the findings, the timeline, what happens now. */
final class NarrativeView {
  private static final int REASON = 2;
  private static final int STATUS = 1;
  private static final int MORE_TIMELINE = 4;
  private static final int LESS_TIMELINE = 2;

  /** Below this height only what stands against a step is told in full. */
  private static final int LOW = 10;

  private NarrativeView() {}

  /** How many rows it can use well. */
  static int wantedRows(Canvas canvas, Assessment assessment, int width) {
    String reason = assessment.judgement().reason();
    int reasons = Wrapped.lines(reason, width, REASON, canvas.glyphs()).size();
    int entries = TimelineView.entries(canvas.model()).size();
    int timeline = Math.max(LESS_TIMELINE, Math.min(MORE_TIMELINE, entries));
    int code = CodeLine.rows(canvas, assessment, width).size();
    int probe = ProbeLine.rows(canvas, assessment, width).size();
    return reasons
        + STATUS
        + timeline
        + code
        + probe
        + FindingsView.rows(assessment.findings(), width);
  }

  static void draw(
      Canvas canvas, Assessment assessment, Course course, Area area, boolean present) {
    int most = area.height() - 1;
    StatusView status = StatusView.of(canvas, assessment, course, area.width(), most);
    int statusRows = Math.max(STATUS, status.height());
    int row = area.y();
    if (present) {
      boolean low = area.height() < LOW;
      String reason = assessment.judgement().reason();
      int end = area.x();
      int reasons = Math.max(1, Math.min(REASON, area.height()));
      for (String text : Wrapped.lines(reason, area.width(), reasons, canvas.glyphs())) {
        end = canvas.put(area.x(), row++, area.right(), text, Style.BRIGHT);
      }
      int entries = TimelineView.entries(canvas.model()).size();
      int timeline = Math.min(entries, low ? LESS_TIMELINE : MORE_TIMELINE);
      if (!low) {
        List<String> code = CodeLine.rows(canvas, assessment, area.width());
        row +=
            CodeLine.draw(
                canvas,
                code,
                new Area(area.x(), row, area.width(), area.bottom() - statusRows - timeline - row));
      }
      List<String> probe = ProbeLine.rows(canvas, assessment, area.width());
      int spare = area.bottom() - statusRows - row - (low ? 1 : timeline);
      row += CodeLine.draw(canvas, probe, new Area(area.x(), row, area.width(), spare));
      int room = Math.max(1, area.bottom() - statusRows - timeline - row);
      Area findings =
          new Area(
              area.x(),
              row,
              area.width(),
              Math.max(0, Math.min(room, area.bottom() - status.height() - row)));
      FindingsView.Drawn drawn =
          FindingsView.draw(canvas, untold(assessment, course), findings, !low);
      FindingsView.hint(canvas, drawn.hidden(), end, row - 1, area.right());
      row += drawn.rows();
    }
    int left = area.bottom() - statusRows - row;
    TimelineView.draw(canvas, new Area(area.x(), row, area.width(), left), status.shown());
    status.draw(canvas, area.x(), area.bottom() - statusRows, area.right());
  }

  /** The findings but for those that a failed USR2 or the alarm tells of already. */
  private static List<Finding> untold(Assessment assessment, Course course) {
    boolean loop = assessment.alarm().kind() == Alarm.Kind.CRASH_LOOP;
    boolean told = course.failed().filter(one -> one.step() == Step.USR2).isPresent();
    if (!told && !loop) {
      return assessment.findings();
    }
    return assessment.findings().stream()
        .filter(finding -> !told || finding.code() != FindingCode.NEW_DIED)
        .filter(finding -> !loop || finding.code() != FindingCode.CRASH_LOOP)
        .toList();
  }
}
