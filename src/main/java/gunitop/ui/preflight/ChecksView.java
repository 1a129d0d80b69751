package gunitop.ui.preflight;

import gunitop.preflight.Check;
import gunitop.preflight.CheckResult;
import gunitop.preflight.ConfigurationPlan;
import gunitop.preflight.ConfigurationResult;
import gunitop.preflight.Preflight;
import gunitop.preflight.PreflightAdvice;
import gunitop.process.ProcessId;
import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.ui.preflight.ChecksDialog.Trial;
import gunitop.upgrade.Review;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The checks over the whole screen, the gravest first; or how Gunicorn's own check stands. */
final class ChecksView {
  private static final int RESULT = 9;
  private static final int NAME = 19;

  private final Canvas canvas;
  private final ChecksDialog checks;
  private final List<Row> rows = new ArrayList<>();

  private ChecksView(Canvas canvas, ChecksDialog checks) {
    this.canvas = canvas;
    this.checks = checks;
  }

  /**
   * A line.
   *
   * @param head what stands before the text in its own columns
   */
  private record Row(String head, Style headStyle, String text, Style style) {}

  static void draw(Canvas canvas, ChecksDialog checks) {
    new ChecksView(canvas, checks).draw();
  }

  private void draw() {
    Optional<Preflight> preflight = preflight(canvas.model());
    String target =
        preflight.map(Preflight::master).map(ProcessId::pid).map(pid -> " to " + pid).orElse("");
    int x = canvas.put(1, 0, canvas.columns(), "Before USR2" + target, Style.TITLE) + 2;
    if (checks.trial() == Trial.NONE) {
      preflight.ifPresentOrElse(
          one -> {
            canvas.put(x, 0, canvas.columns(), summary(one), style(one.result()));
            list(one);
          },
          this::nothing);
    } else {
      trial(checks.plan().orElseThrow());
    }
    paint();
    foot();
  }

  private static Optional<Preflight> preflight(Model model) {
    return model
        .open()
        .application()
        .flatMap(
            assessment ->
                model
                    .host()
                    .review()
                    .map(Review::advice)
                    .map(PreflightAdvice::in)
                    .flatMap(advice -> advice.of(assessment)));
  }

  private static String summary(Preflight preflight) {
    List<String> counts = new ArrayList<>();
    for (CheckResult result : CheckResult.values()) {
      long count = preflight.count(result);
      if (count > 0) {
        counts.add(count + " " + result.label());
      }
    }
    return String.join(", ", counts);
  }

  private void nothing() {
    boolean rehearsed = canvas.model().host().briefing().isPresent();
    add(
        rehearsed
            ? "A simulated host has no disk and no memory to look at."
            : canvas.model().relaunches().isEmpty()
                ? "There is no USR2 to check for any more: NEW is there, or OLD stops."
                : "It is being read.",
        Style.WARNING);
  }

  private void list(Preflight preflight) {
    preflight.checks().stream().sorted(Comparator.comparing(Check::result)).forEach(this::check);
  }

  private void check(Check check) {
    Style style = style(check.result());
    String head = padded(check.result().label(), RESULT) + padded(check.kind().label(), NAME);
    List<String> lines = new ArrayList<>(Wrapped.lines(check.message(), width()));
    int own = lines.size();
    if (!check.remedy().isEmpty()) {
      lines.addAll(Wrapped.lines(check.remedy(), width()));
    }
    for (int i = 0; i < lines.size(); i++) {
      rows.add(
          new Row(i == 0 ? head : "", style, lines.get(i), i < own ? Style.NORMAL : Style.BRIGHT));
    }
  }

  private int width() {
    return canvas.columns() - 2 - RESULT - NAME;
  }

  private void trial(ConfigurationPlan plan) {
    String command = plan.command().text();
    if (plan.obstacle().isPresent()) {
      add("It is not run from here: " + plan.obstacle().get() + ".", Style.WARNING);
      add("What does the same, to be typed by who has the right and the words:", Style.NORMAL);
      add(command, Style.BRIGHT);
      return;
    }
    String user = plan.relaunch().old().master().process().traits().owner().name();
    add(command, Style.BRIGHT);
    switch (checks.trial()) {
      case ASKED -> {
        add(
            "This runs OLD's own Python and script as %s: it reads the configuration and imports the application once more, beside OLD. No NEW is started, nothing is bound."
                .formatted(user),
            Style.NORMAL);
        add(
            "What the code does as it is imported, it does. y runs it; any other key does not.",
            Style.WARNING);
      }
      case RUNNING -> add("It runs, for 60 s at most.", Style.BOOTING);
      default -> checks.result().ifPresent(this::result);
    }
  }

  private void result(ConfigurationResult result) {
    Style style =
        switch (result.verdict()) {
          case LOADS -> Style.GOOD;
          case FAILS -> Style.BLOCKER;
          case TOO_SLOW, NOT_RUN -> Style.WARNING;
        };
    add(result.sentence(), style);
    // The last line of a traceback tells the reason.
    List<String> output = result.output();
    boolean isLong = output.size() > canvas.rows() - 10;
    if (isLong && result.verdict() != ConfigurationResult.Verdict.LOADS) {
      add(output.get(output.size() - 1), Style.BRIGHT);
    }
    result.output().forEach(line -> add(line.isEmpty() ? " " : line, Style.NORMAL));
  }

  private void add(String text, Style style) {
    for (int i = 0; i < text.length(); i += canvas.columns() - 2) {
      String piece = text.substring(i, Math.min(text.length(), i + canvas.columns() - 2));
      rows.add(new Row("", Style.NORMAL, piece, style));
    }
  }

  private void paint() {
    int room = canvas.rows() - 3;
    int first = Math.max(0, Math.min(checks.scroll(), rows.size() - room));
    for (int i = 0; i < Math.min(room, rows.size() - first); i++) {
      Row row = rows.get(first + i);
      int y = 2 + i;
      canvas.put(1, y, canvas.columns(), row.head(), row.headStyle());
      int x =
          checks.trial() == Trial.NONE && preflight(canvas.model()).isPresent()
              ? 1 + RESULT + NAME
              : 1;
      canvas.put(x, y, canvas.columns(), row.text(), row.style());
    }
  }

  private void foot() {
    int row = canvas.rows() - 1;
    canvas.fill(0, row, canvas.columns(), Style.KEY_LABEL);
    String keys =
        switch (checks.trial()) {
          case NONE ->
              "c: Gunicorn checks its configuration.  Arrows scroll.  Any other key closes.";
          case ASKED -> "y runs it.  Any other key goes back.";
          case RUNNING -> "Any key closes; the end is told.";
          case ENDED -> "c: once more.  Arrows scroll.  Any other key goes back.";
        };
    canvas.put(1, row, canvas.columns(), keys, Style.KEY_LABEL);
  }

  private static Style style(CheckResult result) {
    return switch (result) {
      case BLOCKER -> Style.BLOCKER;
      case WARNING -> Style.WARNING;
      case UNKNOWN -> Style.DIM;
      case OK -> Style.GOOD;
    };
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
