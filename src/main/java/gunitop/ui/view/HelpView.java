package gunitop.ui.view;

import gunitop.ui.Binding;
import gunitop.ui.Dialog;
import gunitop.ui.Keymap;
import gunitop.ui.Model;
import gunitop.ui.Screen;
import gunitop.ui.frame.Style;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Stage;
import java.util.ArrayList;
import java.util.List;

/** The help: what stands against the next step, the keys, the stages, the signs. */
final class HelpView {
  private static final int LABEL = 11;

  private HelpView() {}

  static void draw(Canvas canvas, Dialog.Help help) {
    Model model = canvas.model();
    List<Popup.Line> lines = new ArrayList<>();
    boolean upgrade = model.screen() == Screen.UPGRADE;
    if (upgrade) {
      model.upgrade().current().ifPresent(assessment -> findings(lines, assessment));
    }
    heading(lines, upgrade ? "Keys of the upgrade screen" : "Keys of the tree screen");
    for (Binding binding : Keymap.of(model.screen()).bindings()) {
      row(lines, binding.shown(), binding.help());
    }
    if (upgrade) {
      heading(lines, "A signal key counts");
      row(lines, "", "once its offer has been on the screen for 0.2 s, when no other key comes");
      row(lines, "", "within 60 ms, and while its target is the process that the screen shows.");
    }
    heading(lines, "Stages of an upgrade");
    for (Stage stage : Stage.values()) {
      row(lines, stage.name(), meaning(stage));
    }
    heading(lines, "Signs");
    row(lines, "?  -", "cannot be read by you;  does not apply");
    row(lines, "!!  !  i", "a blocker (type the word), a warning (asks y), worth knowing");
    paint(canvas, lines, help.scroll());
  }

  private static void paint(Canvas canvas, List<Popup.Line> lines, int scroll) {
    int room = canvas.rows() - 3;
    int top = Math.max(0, Math.min(scroll, lines.size() - room));
    canvas.put(1, 0, canvas.columns(), "gunitop: watch and step a Gunicorn upgrade", Style.TITLE);
    for (int i = 0; i < room && top + i < lines.size(); i++) {
      Popup.Line line = lines.get(top + i);
      canvas.put(1, 2 + i, canvas.columns() - 1, line.text(), line.style());
    }
    int row = canvas.rows() - 1;
    int below = Math.max(0, lines.size() - top - room);
    String more = below == 0 ? "" : "  " + Measure.count(below, "line") + " below: arrows, PgDn.";
    canvas.fill(0, row, canvas.columns(), Style.KEY_LABEL);
    canvas.put(1, row, canvas.columns(), "Any other key closes the help." + more, Style.KEY_LABEL);
  }

  private static void findings(List<Popup.Line> lines, Assessment assessment) {
    if (assessment.findings().isEmpty()) {
      return;
    }
    heading(lines, "Findings");
    for (Finding finding : assessment.findings()) {
      Style style = FindingsView.style(finding);
      for (String text : Wrapped.lines(finding.code() + ": " + finding.message(), 76)) {
        lines.add(new Popup.Line(" " + text, style));
      }
      for (String text : Wrapped.lines(finding.remedy(), 74)) {
        lines.add(new Popup.Line("   " + text, Style.NORMAL));
      }
    }
  }

  private static void heading(List<Popup.Line> lines, String text) {
    if (!lines.isEmpty()) {
      lines.add(new Popup.Line("", Style.NORMAL));
    }
    lines.add(new Popup.Line(text, Style.BRIGHT));
  }

  private static void row(List<Popup.Line> lines, String label, String text) {
    lines.add(new Popup.Line(" " + Measure.left(label, LABEL) + text, Style.NORMAL));
  }

  private static String meaning(Stage stage) {
    return switch (stage) {
      case STEADY -> "one generation serves; USR2 starts NEW";
      case BOOTING -> "NEW exists, not all of its workers are ready; wait";
      case OVERLAP -> "both generations serve; WINCH drains OLD";
      case DRAINING -> "OLD has fewer workers than it wants; they finish and leave";
      case DRAINED -> "OLD has no workers; TERM retires it, HUP brings them back";
      case RETIRING -> "OLD closed its listeners and stops: no way back";
      case REVERTING -> "NEW closed its listeners and stops; OLD serves";
      case UNKNOWN -> "the evidence does not decide; the screen says why";
    };
  }
}
