package gunitop.ui.upgrade;

import gunitop.gunicorn.Generation;
import gunitop.ui.Canvas;
import gunitop.ui.FooterView;
import gunitop.ui.Keymap;
import gunitop.ui.Model;
import gunitop.ui.frame.Area;
import gunitop.ui.frame.Style;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.course.Course;
import java.util.List;
import java.util.Optional;

/** The upgrade screen, from the application's header down to the keys. */
final class UpgradeView {
  private static final int HEADER_ROWS = 2;

  /** The part of a tall screen that the timeline may have besides its usual rows. */
  private static final int LONGER_TIMELINE = 4;

  private UpgradeView() {}

  static void draw(Canvas canvas) {
    Model model = canvas.model();
    Optional<Assessment> last = UpgradeState.of(model).last();
    if (last.isEmpty()) {
      return;
    }
    Assessment assessment = last.get();
    boolean present = UpgradeState.of(model).application().isPresent();
    Course course = Course.of(assessment, model.steps());
    HeaderView.draw(canvas, assessment, 0);
    int keys = present ? KeyBarView.height(canvas, assessment, course) : 0;
    int alarm = present ? AlarmView.height(canvas, assessment) : 0;
    int controls = present ? ControlsView.height(canvas, assessment) : 0;
    int header = HEADER_ROWS + alarm + controls;
    int middle = canvas.rows() - header - keys - 1;
    int panes = present ? paneHeight(canvas, assessment, middle) : 0;
    if (present) {
      AlarmView.draw(canvas, assessment, 1);
      ControlsView.draw(canvas, assessment, 1 + alarm);
      StepLineView.draw(canvas, assessment, course, 1 + alarm + controls);
      panes(canvas, assessment, new Area(0, header, canvas.columns(), panes));
      KeyBarView.draw(canvas, assessment, course, canvas.rows() - 1 - keys);
    } else {
      Style style = GoneApplication.isReplaced(model, assessment) ? Style.WARNING : Style.ALARM;
      canvas.fill(0, 1, canvas.columns(), style);
      canvas.put(1, 1, canvas.columns(), GoneApplication.text(model, assessment), style);
    }
    Area narrative = new Area(1, header + panes, canvas.columns() - 2, middle - panes);
    NarrativeView.draw(canvas, assessment, course, narrative, present);
    FooterView.draw(canvas, Keymap.UPGRADE);
  }

  /**
   * Depends on the screen, the workers wanted and the findings only, so that little jumps. What a
   * tall screen has to spare lies in the panes, until the timeline needs it: the reason stays near
   * the timeline and the keys.
   */
  private static int paneHeight(Canvas canvas, Assessment assessment, int middle) {
    int workers = 0;
    for (Generation generation : assessment.application().generations()) {
      int wanted = generation.desired().count().orElse(generation.workers().size());
      workers = Math.max(workers, Math.max(wanted, generation.workers().size()));
    }
    int wanted = PaneView.FRAME_ROWS + Math.max(1, workers);
    int narrative = NarrativeView.wantedRows(canvas, assessment, canvas.columns() - 2);
    int share = Math.max(middle * 9 / 16, middle - narrative);
    int timeline = Math.max(middle / LONGER_TIMELINE, TimelineView.entries(canvas.model()).size());
    int spare = middle - narrative - timeline;
    return Math.max(spare, Math.min(wanted, Math.max(PaneView.FRAME_ROWS + 1, share)));
  }

  private static void panes(Canvas canvas, Assessment assessment, Area area) {
    List<Generation> generations = assessment.application().generations();
    Alarm alarm = assessment.alarm();
    if (generations.size() == 1) {
      PaneView.draw(canvas, generations.get(0), alarm, "", area);
      return;
    }
    int half = area.width() / 2;
    Area left = new Area(0, area.y(), half, area.height());
    PaneView.draw(canvas, generations.get(0), alarm, "OLD  ", left);
    PaneView.draw(
        canvas,
        generations.get(1),
        alarm,
        "NEW  ",
        new Area(half, area.y(), area.width() - half, area.height()));
  }
}
