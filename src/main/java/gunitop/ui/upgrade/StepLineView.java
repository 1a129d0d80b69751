package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.ui.Canvas;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.text.SupervisorText;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import gunitop.upgrade.course.Course;
import gunitop.upgrade.course.Course.CourseStep;
import gunitop.upgrade.course.Course.Progress;
import java.util.List;

/** The second line of the upgrade screen: the three steps, and the stage. */
final class StepLineView {
  /** The bar between two steps, blanks and all. */
  private static final int BAR = 3;

  private StepLineView() {}

  static void draw(Canvas canvas, Assessment assessment, Course course, int row) {
    int end = canvas.columns() - 1;
    String stage = badge(assessment);
    Style stageStyle = badgeStyle(assessment);
    canvas.putRight(end, row, stage, stageStyle);
    int room = end - stage.length() - 2;
    boolean purposes = 1 + width(canvas, course, true) <= room;
    boolean times = purposes || 1 + width(canvas, course, false) - BAR <= room;
    int x = 1;
    List<CourseStep> steps = course.steps();
    for (int i = 0; i < steps.size(); i++) {
      CourseStep step = steps.get(i);
      String state = state(canvas, step, times);
      x = canvas.put(x, row, room, name(i, step.step(), purposes), Style.NORMAL);
      Style style = style(step.progress());
      boolean calm = style == Style.GOOD && assessment.alarm().isRaised();
      x = canvas.put(x, row, room, state, calm ? Style.NORMAL : style);
      if (i < steps.size() - 1) {
        x = canvas.put(x, row, room, " " + canvas.glyphs().vertical() + " ", Style.BORDER);
      }
    }
    if (!HeaderView.namesSupervisor(canvas)) {
      supervisor(canvas, assessment.application(), x + 2, row, room);
    }
  }

  /** Stands still while workers come and go. */
  private static String badge(Assessment assessment) {
    return assessment.alarm().kind() == Alarm.Kind.CRASH_LOOP
        ? "CRASH LOOP"
        : assessment.stage().name();
  }

  private static Style badgeStyle(Assessment assessment) {
    if (assessment.alarm().isRaised()) {
      return Style.ALARM;
    }
    return assessment.stage() == Stage.STEADY ? Style.GOOD : Style.STAGE;
  }

  private static void supervisor(
      Canvas canvas, Application application, int from, int row, int end) {
    String chain = SupervisorText.of(application, canvas.model().options().unicode());
    for (String text : List.of(chain, SupervisorText.kind(application))) {
      if (from + text.length() <= end) {
        canvas.putRight(end, row, gunitop.process.Printable.of(text), Style.NORMAL);
        return;
      }
    }
  }

  private static String name(int index, Step step, boolean purpose) {
    return index + 1 + " " + step + " " + (purpose ? step.purpose() + "  " : "");
  }

  /** How wide the steps are with their times. */
  private static int width(Canvas canvas, Course course, boolean purposes) {
    int width = 0;
    List<CourseStep> steps = course.steps();
    for (int i = 0; i < steps.size(); i++) {
      String state = state(canvas, steps.get(i), true);
      width += name(i, steps.get(i).step(), purposes).length() + state.length() + BAR;
    }
    return width;
  }

  private static Style style(Progress progress) {
    return switch (progress) {
      case NEXT -> Style.BRIGHT;
      case UNDER_WAY -> Style.BOOTING;
      case LATER, NONE -> Style.DIM;
      case DONE -> Style.GOOD;
    };
  }

  /** In a word; where there is room, with the time at which it was done. */
  private static String state(Canvas canvas, CourseStep step, boolean times) {
    String word = step.progress().word();
    return step.doneAt()
        .filter(time -> times)
        .map(time -> word + " " + Measure.clock(time, canvas.model().options().zone()))
        .orElse(word);
  }
}
