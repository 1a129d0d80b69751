package gunitop.ui.upgrade;

import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.Note;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.course.Course;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.PendingStep;
import gunitop.upgrade.course.UpgradeEnding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the last key led to, right above the keys: the step that is awaited, the step that failed,
 * the note.
 *
 * @param lines from top to bottom
 * @param shown the texts that stand here, and so not in the timeline
 */
record StatusView(List<Line> lines, List<String> shown) {

  /** One line in one style. */
  record Line(String text, Style style) {}

  /**
   * Made for so many rows and columns.
   *
   * @param height what is told of a log takes what the rest leaves
   */
  static StatusView of(Canvas canvas, Assessment assessment, Course course, int width, int height) {
    Model model = canvas.model();
    List<Line> lines = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    course
        .awaited()
        .ifPresent(step -> lines.add(new Line(pending(canvas, step, width), Style.BOOTING)));
    if (course.failed().isPresent()) {
      String text = course.failed().get().step() + ": " + course.failed().get().text();
      shown.add(text);
      int most = height < 4 ? 1 : 2;
      add(lines, canvas, "FAILED  " + text, width, most, Style.BLOCKER);
    }
    Optional<String> window = WindowView.warning(model, assessment);
    if (window.isPresent()) {
      add(lines, canvas, window.get(), width, 1, Style.WARNING);
    }
    Optional<String> trouble = model.messages().failures().line();
    if (trouble.isPresent()) {
      add(lines, canvas, trouble.get(), width, 1, Style.WARNING);
    }
    model
        .messages()
        .ending()
        .filter(ending -> ending.concerns(assessment))
        .ifPresent(ending -> add(lines, canvas, end(model, ending), width, 2, Style.END));
    if (course.halfReverted()) {
      lines.add(new Line("REVERT 1 of 2 done, next r: it ends NEW", Style.WARNING));
    }
    Optional<Note> note = model.dialog().isPresent() ? Optional.empty() : model.messages().note();
    if (note.isPresent()) {
      shown.add(note.get().text());
      add(
          lines,
          canvas,
          "NOTE  " + note.get().text(),
          width,
          Math.max(2, height / 2),
          Style.WARNING);
    }
    course
        .failed()
        .flatMap(FinishedStep::log)
        .ifPresent(log -> lines.addAll(LogLines.of(log, height - lines.size())));
    return new StatusView(List.copyOf(lines), List.copyOf(shown));
  }

  private static String end(Model model, UpgradeEnding ending) {
    String arrow = model.options().unicode() ? " \u2192 " : " -> ";
    return (ending.upgraded() ? "UPGRADED " : "REVERTED ")
        + Measure.clock(ending.time(), model.options().zone())
        + ": "
        + ending.from().pid()
        + arrow
        + ending.to().pid()
        + ", "
        + ending.ready()
        + " of "
        + Measure.of(ending.wanted(), String::valueOf)
        + " ready"
        + ending.took().map(took -> ", took " + took.toSeconds() + " s").orElse("");
  }

  private static void add(
      List<Line> lines, Canvas canvas, String text, int width, int most, Style style) {
    for (String line : Wrapped.lines(text, width, most, canvas.glyphs())) {
      lines.add(new Line(line, style));
    }
  }

  int height() {
    return lines.size();
  }

  void draw(Canvas canvas, int x, int row, int limit) {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      // On a low screen the reason's row is this one.
      Style ground = line.style() == Style.BLOCKER ? line.style() : Style.NORMAL;
      canvas.fill(x, row + i, limit, ground);
      canvas.put(x, row + i, limit, line.text(), line.style());
    }
  }

  private static String limit(Outcome.Pending pending) {
    if (Double.isInfinite(pending.deadlineSeconds())) {
      return "";
    }
    String limit = Math.round(pending.deadlineSeconds()) + " s";
    return pending.isSlow() ? ", slower than " + limit : " of " + limit;
  }

  private static String pending(Canvas canvas, PendingStep pendingStep, int width) {
    if (pendingStep.pending().isEmpty()) {
      return pendingStep.step() + "  " + pendingStep.command().text() + " is being sent";
    }
    Outcome.Pending pending = pendingStep.pending().get();
    String text = pendingStep.step() + "  awaited: " + pending.awaited();
    String limit = limit(pending);
    String time = Measure.tenths(pending.elapsedSeconds()) + " s" + limit;
    String progress = pending.total() == 0 ? "" : pending.done() + "/" + pending.total();
    int room = width - text.length() - time.length() - progress.length() - 8;
    int bar = Math.min(24, room);
    if (bar < 5) {
      return text + "  " + progress + "  " + time;
    }
    int full = (int) Math.round(pending.share() * bar);
    String picture =
        String.valueOf(canvas.glyphs().full()).repeat(full)
            + String.valueOf(canvas.glyphs().empty()).repeat(bar - full);
    String figures = progress.isEmpty() ? time : progress + "  " + time;
    return text + "  " + picture + "  " + figures;
  }
}
