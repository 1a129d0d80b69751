package gunitop.ui.upgrade;

import gunitop.ui.Canvas;
import gunitop.ui.frame.Area;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.ui.text.FindingStyle;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Severity;
import java.util.List;

/** What an operator must know before the next key, the worst first. */
public final class FindingsView {
  /** How far a finding is indented behind its sign. */
  private static final int MARK = 3;

  private static final int LONGEST = 4;

  private FindingsView() {}

  /** How many rows all of them would need. */
  static int rows(List<Finding> findings, int width) {
    int rows = 0;
    for (Finding finding : findings) {
      rows += lines(finding, width - MARK).size();
    }
    return rows;
  }

  /**
   * What came of drawing.
   *
   * @param rows how many rows were used
   * @param hidden those that are not drawn
   */
  record Drawn(int rows, List<Finding> hidden) {}

  /**
   * Draws as many as fit.
   *
   * @param all whether those that are merely worth knowing are drawn too
   */
  static Drawn draw(Canvas canvas, List<Finding> findings, Area area, boolean all) {
    List<Finding> wanted = all ? findings : pressing(findings);
    int used = 0;
    int drawn = 0;
    for (Finding finding : wanted) {
      int behind = wanted.size() - drawn - 1;
      int most = Math.min(LONGEST, area.height() - used - behind);
      if (area.height() - used < 1) {
        break;
      }
      used += draw(canvas, finding, area, area.y() + used, Math.max(1, most));
      drawn++;
    }
    return new Drawn(used, findings.subList(drawn, findings.size()));
  }

  private static List<Finding> pressing(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() != Severity.INFO).toList();
  }

  /** Says in a line of text that ends at {@code from} how many there are besides; F1 shows them. */
  static void hint(Canvas canvas, List<Finding> hidden, int from, int row, int end) {
    if (hidden.isEmpty()) {
      return;
    }
    String more = "F1: " + Measure.count(hidden.size(), "more finding");
    if (from + 2 + more.length() <= end) {
      canvas.putRight(end, row, more, FindingStyle.of(hidden.get(0)));
    }
  }

  private static int draw(Canvas canvas, Finding finding, Area area, int row, int most) {
    List<String> all = lines(finding, area.width() - MARK);
    List<String> texts = Wrapped.cut(all, area.width() - MARK, most, canvas.glyphs());
    canvas.put(area.x(), row, area.right(), mark(finding), FindingStyle.of(finding));
    for (int i = 0; i < texts.size(); i++) {
      canvas.put(area.x() + MARK, row + i, area.right(), texts.get(i), bodyStyle(finding));
    }
    return texts.size();
  }

  private static String mark(Finding finding) {
    return switch (finding.severity()) {
      case BLOCKER -> "!!";
      case WARNING -> "!";
      case INFO -> "i";
    };
  }

  private static Style bodyStyle(Finding finding) {
    return finding.severity() == Severity.WARNING ? Style.NORMAL : FindingStyle.of(finding);
  }

  /** What the finding says and advises, in lines none wider than {@code width}. */
  private static List<String> lines(Finding finding, int width) {
    return Wrapped.lines(finding.message() + " " + finding.remedy(), width);
  }
}
