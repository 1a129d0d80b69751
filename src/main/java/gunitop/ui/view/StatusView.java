package gunitop.ui.view;

import gunitop.ui.FailureLog;
import gunitop.ui.Flight;
import gunitop.ui.Landing;
import gunitop.ui.Model;
import gunitop.ui.Note;
import gunitop.ui.Track;
import gunitop.ui.frame.Style;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Outcome;
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

  static StatusView of(Canvas canvas, Assessment assessment, int width) {
    Model model = canvas.model();
    List<Line> lines = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    Track track = Track.of(assessment.application());
    Optional<Flight> flight = model.steps().flight(track);
    Optional<Landing> failed = model.steps().lastLanding(track).filter(landing -> !landing.held());
    if (flight.isPresent()) {
      lines.add(new Line(pending(canvas, flight.get(), width), Style.BOOTING));
    } else if (failed.isPresent()) {
      String text = failed.get().step() + ": " + failed.get().text();
      shown.add(text);
      add(lines, canvas, "FAILED  " + text, width, Style.BLOCKER);
      failed.get().log().ifPresent(log -> add(lines, canvas, log));
    }
    Optional<Note> note = model.dialog().isPresent() ? Optional.empty() : model.talk().note();
    if (note.isPresent()) {
      shown.add(note.get().text());
      add(lines, canvas, "NOTE  " + note.get().text(), width, Style.WARNING);
    }
    return new StatusView(List.copyOf(lines), List.copyOf(shown));
  }

  private static void add(List<Line> lines, Canvas canvas, String text, int width, Style style) {
    for (String line : Wrapped.lines(text, width, 2, canvas.glyphs())) {
      lines.add(new Line(line, style));
    }
  }

  /** As much of the log's end as leaves room for the rest. */
  private static void add(List<Line> lines, Canvas canvas, FailureLog log) {
    if (!log.excerpt().isKnown()) {
      return;
    }
    List<String> told = log.excerpt().get();
    String path = log.asked().path();
    if (told.isEmpty()) {
      String nothing = path + " tells nothing of it: gunicorn --check-config APP may tell more";
      lines.add(new Line("  " + nothing, Style.DIM));
      return;
    }
    boolean low = canvas.rows() < 20;
    int room = low ? 1 : canvas.rows() / 6 - 1;
    for (String text : told.subList(Math.max(0, told.size() - room), told.size())) {
      lines.add(new Line("  " + text, Style.NORMAL));
    }
    if (!low) {
      lines.add(new Line("  " + path + "; l shows all of it", Style.DIM));
    }
  }

  /** As many of the lines as there is room for. */
  StatusView within(int rows) {
    return new StatusView(lines.subList(0, Math.max(0, Math.min(lines.size(), rows))), shown);
  }

  int height() {
    return lines.size();
  }

  void draw(Canvas canvas, int x, int row, int limit) {
    for (int i = 0; i < lines.size(); i++) {
      canvas.put(x, row + i, limit, lines.get(i).text(), lines.get(i).style());
    }
  }

  private static String pending(Canvas canvas, Flight flight, int width) {
    if (flight.pending().isEmpty()) {
      return flight.step() + "  " + flight.command().text() + " is being sent";
    }
    Outcome.Pending pending = flight.pending().get();
    String text = flight.step() + "  awaited: " + pending.awaited();
    String time =
        Measure.tenths(pending.elapsedSeconds())
            + " s of "
            + Math.round(pending.deadlineSeconds())
            + " s";
    String progress = pending.total() == 0 ? "" : pending.done() + "/" + pending.total();
    int room = width - text.length() - time.length() - progress.length() - 8;
    int bar = Math.min(24, room);
    if (bar < 5) {
      return text + "  " + progress + "  " + time;
    }
    double share =
        pending.total() == 0
            ? pending.elapsedSeconds() / Math.max(0.1, pending.deadlineSeconds())
            : (double) pending.done() / pending.total();
    int full = (int) Math.round(Math.max(0, Math.min(1, share)) * bar);
    String picture =
        String.valueOf(canvas.glyphs().full()).repeat(full)
            + String.valueOf(canvas.glyphs().empty()).repeat(bar - full);
    String figures = progress.isEmpty() ? time : progress + "  " + time;
    return text + "  " + picture + "  " + figures;
  }
}
