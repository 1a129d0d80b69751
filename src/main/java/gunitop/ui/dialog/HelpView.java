package gunitop.ui.dialog;

import gunitop.gunicorn.Supervisor;
import gunitop.ui.Binding;
import gunitop.ui.Canvas;
import gunitop.ui.Keymap;
import gunitop.ui.Model;
import gunitop.ui.Popup;
import gunitop.ui.Screen;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.ui.text.FindingStyle;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.List;

/** The help: what stands against the next step, the keys, the stages, the signs. */
final class HelpView {
  private static final int LABEL = 13;

  private HelpView() {}

  static void draw(Canvas canvas, int scroll) {
    Model model = canvas.model();
    List<Popup.Line> lines = new ArrayList<>();
    boolean upgrade = model.screen() == Screen.UPGRADE;
    model.open().application().ifPresent(one -> findings(lines, canvas, one));
    heading(lines, upgrade ? "Keys of the upgrade screen" : "Keys of the tree screen");
    for (Binding binding : Keymap.of(model.screen()).bindings()) {
      wrapped(lines, canvas, binding.shown(), binding.help());
    }
    if (model.host().briefing().isPresent()) {
      for (Binding binding : Keymap.REHEARSAL.bindings()) {
        wrapped(lines, canvas, binding.shown(), binding.help());
      }
    }
    if (upgrade) {
      heading(lines, "A signal key counts");
      String rule =
          "once its offer has been on the screen for 0.2 s, when no other key comes within 60 ms,"
              + " and while its target is the process that the screen shows.";
      wrapped(lines, canvas, "", rule);
    }
    heading(lines, "Signs");
    wrapped(lines, canvas, "?  -", "cannot be read by you;  does not apply");
    wrapped(
        lines, canvas, "!!  !  i", "a blocker (type the word), a warning (asks y), worth knowing");
    wrapped(lines, canvas, "+", "before a PID: a process that began within the last 3 s");
    wrapped(
        lines, canvas, "has exited", "its row stays for 3 s, or as long as the cursor is on it");
    wrapped(lines, canvas, "BEAT", "how long ago a worker last told its master that it lives");
    wrapped(
        lines,
        canvas,
        "CONN",
        "the connections that a worker holds (with more than 32 workers, outside an upgrade, up to"
            + " 10 s late); backlog: those that wait for one");
    wrapped(lines, canvas, "PSS", "its memory, with what it shares counted in part");
    heading(lines, "Steps of an upgrade");
    for (Step step : Step.values()) {
      wrapped(lines, canvas, step.key() + "  " + step, HelpText.of(step));
    }
    heading(lines, "Stages of an upgrade");
    for (Stage stage : Stage.values()) {
      wrapped(lines, canvas, stage.name(), HelpText.of(stage));
    }
    heading(lines, "Clean for next time, by who started the master");
    for (Supervisor.Kind kind : Supervisor.Kind.values()) {
      if (!OwnerHelp.of(kind).isEmpty()) {
        wrapped(lines, canvas, OwnerHelp.title(kind), OwnerHelp.of(kind));
      }
    }
    heading(lines, "Findings that can stand against a step");
    for (FindingCode code : FindingCode.values()) {
      lines.add(new Popup.Line(" " + code, Style.MASTER));
      wrapped(lines, canvas, "", code.explanation());
    }
    paint(canvas, lines, scroll);
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
    String more = below == 0 ? "" : "  " + Measure.count(below, "line") + " below: PgDn.";
    canvas.fill(0, row, canvas.columns(), Style.KEY_LABEL);
    canvas.put(1, row, canvas.columns(), "Any other key closes the help." + more, Style.KEY_LABEL);
  }

  private static void findings(List<Popup.Line> lines, Canvas canvas, Assessment assessment) {
    if (assessment.findings().isEmpty()) {
      return;
    }
    int width = Math.min(96, canvas.columns() - 4);
    heading(lines, "Findings here");
    for (Finding finding : assessment.findings()) {
      Style style = FindingStyle.of(finding);
      for (String text : Wrapped.lines(finding.code() + ": " + finding.message(), width)) {
        lines.add(new Popup.Line(" " + text, style));
      }
      for (String text : Wrapped.lines(finding.remedy(), width - 2)) {
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

  private static void wrapped(List<Popup.Line> lines, Canvas canvas, String label, String text) {
    String first = label;
    for (String part : Wrapped.lines(text, Math.min(90, canvas.columns() - LABEL - 4))) {
      row(lines, first, part);
      first = "";
    }
  }
}
