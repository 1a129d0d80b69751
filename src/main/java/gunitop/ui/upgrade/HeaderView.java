package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.Segments;
import gunitop.ui.Series;
import gunitop.ui.frame.Glyphs;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.text.ListenerText;
import gunitop.ui.text.SupervisorText;
import gunitop.upgrade.Assessment;

/** The first line of the upgrade screen: which application, where, under whom, and when. */
final class HeaderView {
  private static final int CURVE = 12;

  /** From here on there is room for who supervises the application. */
  private static final int WIDE = 100;

  private HeaderView() {}

  /** Whether this line names who supervises the application; else the second one does. */
  static boolean namesSupervisor(Canvas canvas) {
    return canvas.columns() >= WIDE;
  }

  static void draw(Canvas canvas, Assessment assessment, int row) {
    Model model = canvas.model();
    Application application = assessment.application();
    int waiting = ListenerText.waiting(application);
    Style backlog = waiting > 0 ? Style.WARNING : Style.NORMAL;
    new Segments()
        .left(canvas.glyphs().fit(application.name(), canvas.columns() / 3), Style.TITLE, 0)
        .left(ListenerText.addresses(application), Style.BRIGHT, 1)
        .left(ListenerText.backlog(application), backlog, 2)
        .left(curve(canvas, application), backlog, 7)
        .left(
            namesSupervisor(canvas)
                ? SupervisorText.of(application, model.options().unicode())
                : "",
            Style.NORMAL,
            5)
        .right(model.options().readonly() ? "READ-ONLY" : "", Style.WARNING, 4)
        .right(WindowView.left(model, assessment), WindowView.style(model, assessment), 4)
        .right(host(model), Style.DIM, 8)
        .right(Measure.clock(model.host().time(), model.options().zone()), Style.BRIGHT, 3)
        .draw(canvas, 1, row, canvas.columns() - 1);
  }

  private static String host(Model model) {
    return model.host().snapshot().map(snapshot -> snapshot.host().name()).orElse("");
  }

  private static String curve(Canvas canvas, Application application) {
    if (application.listeners().isEmpty()) {
      return "";
    }
    Model model = canvas.model();
    Series series = model.host().trends().backlog().get(application.listeners().get(0).inode());
    if (series == null) {
      return "";
    }
    double[] slots = series.slots(CURVE, model.host().nanos());
    double top = Glyphs.top(slots);
    return top == 0 ? "" : canvas.glyphs().curve(slots, top).stripLeading();
  }
}
