package gunitop.ui.tree;

import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.ClickTarget;
import gunitop.ui.FooterView;
import gunitop.ui.Keymap;
import gunitop.ui.Model;
import gunitop.ui.Segments;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import java.util.List;
import java.util.Optional;

/** The tree screen: meters, then the processes. */
final class TreeView {
  private TreeView() {}

  static void draw(Canvas canvas) {
    Model model = canvas.model();
    TreeLayout layout = TreeLayout.of(model);
    title(canvas);
    MetersView.draw(canvas, layout, 1);
    TreeColumns columns = TreeColumns.of(canvas);
    columns.header(canvas, layout.headerRow());
    TreeState tree = TreeState.of(model);
    Optional<Snapshot> snapshot = model.host().snapshot();
    if (snapshot.isPresent()) {
      TreeRowView view = new TreeRowView(canvas, columns, snapshot.get());
      for (int i = 0; i < layout.bodyRows() && tree.top() + i < tree.rows().size(); i++) {
        int line = tree.top() + i;
        int row = layout.headerRow() + 1 + i;
        view.draw(tree.rows().get(line), row, line == tree.row());
        canvas.target(0, row, canvas.columns(), new ClickTarget.Line(tree.rows().get(line).id()));
      }
    }
    if (tree.rows().isEmpty()) {
      canvas.put(2, layout.headerRow() + 2, canvas.columns(), emptiness(model), Style.WARNING);
    }
    status(canvas);
    FooterView.draw(canvas, Keymap.TREE);
  }

  private static String emptiness(Model model) {
    if (model.host().snapshot().isEmpty()) {
      return "The process table is being read.";
    }
    TreeOptions options = TreeState.of(model).options();
    if (!options.filter().isEmpty()) {
      return "No process matches the filter; Esc ends it.";
    }
    if (options.user().isPresent()) {
      return "No such process belongs to " + options.user().get() + "; u chooses another user.";
    }
    boolean hidden = model.host().snapshot().filter(s -> !s.host().hidden().isEmpty()).isPresent();
    return hidden
        ? "Whether a Gunicorn runs here cannot be told: run gunitop as its user or as root."
        : "No Gunicorn master is running on this host. a shows every process.";
  }

  private static void title(Canvas canvas) {
    Model model = canvas.model();
    TreeState tree = TreeState.of(model);
    TreeOptions options = tree.options();
    String host = model.host().snapshot().map(s -> s.host().name()).orElse("");
    int applications = model.host().assessments().size();
    new Segments()
        .left("gunitop", Style.TITLE, 4)
        .left(host, Style.BRIGHT, 2)
        .left(Measure.count(applications, "Gunicorn application"), Style.NORMAL, 5)
        .right(model.options().readonly() ? "READ-ONLY" : "", Style.WARNING, 1)
        .right(tree.input().paused() ? "PAUSED" : "", Style.WARNING, 0)
        .right(tree.input().following() ? "following" : "", Style.NORMAL, 6)
        .right(options.user().map(user -> "user: " + user).orElse(""), Style.INPUT, 3)
        .right(options.filter().isEmpty() ? "" : "filter: " + options.filter(), Style.INPUT, 2)
        .right(options.all() ? "all processes" : "", Style.NORMAL, 7)
        .right(Measure.clock(model.host().time(), model.options().zone()), Style.BRIGHT, 1)
        .draw(canvas, 1, 0, canvas.columns() - 1);
  }

  /** The note, or the PID being typed, in the lines above the footer. */
  private static void status(Canvas canvas) {
    Model model = canvas.model();
    List<String> said = TreeLayout.saidLines(model);
    int row = canvas.rows() - 1 - said.size();
    Optional<String> trouble = TreeLayout.lastingLine(model);
    if (trouble.isPresent()) {
      canvas.fill(0, row - 1, canvas.columns(), Style.WARNING);
      String text = canvas.glyphs().fit(trouble.get(), canvas.columns() - 2);
      canvas.put(1, row - 1, canvas.columns(), text, Style.WARNING);
    }
    boolean typing =
        !TreeState.of(model).input().digits().isEmpty() && model.messages().note().isEmpty();
    Style style = typing ? Style.INPUT : Style.WARNING;
    for (String line : said) {
      canvas.fill(0, row, canvas.columns(), style);
      canvas.put(1, row++, canvas.columns(), line, style);
    }
  }
}
