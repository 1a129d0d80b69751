package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Daemonization;
import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.text.SupervisorText;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import gunitop.upgrade.course.ApplicationTrack;
import java.util.List;
import java.util.Optional;

/** The second line of the upgrade screen: the three steps, and the stage. */
final class StepLineView {
  private static final List<Step> STEPS = List.of(Step.USR2, Step.WINCH, Step.TERM);
  private static final List<Step> FOREGROUND = List.of(Step.USR2, Step.DRAIN, Step.TERM);

  /** The bar between two steps, blanks and all. */
  private static final int BAR = 3;

  private StepLineView() {}

  static void draw(Canvas canvas, Assessment assessment, int row) {
    int end = canvas.columns() - 1;
    String stage = badge(assessment);
    Style stageStyle = badgeStyle(assessment);
    canvas.putRight(end, row, stage, stageStyle);
    int room = end - stage.length() - 2;
    boolean purposes = 1 + width(canvas, assessment, true, true) <= room;
    boolean times = purposes || 1 + width(canvas, assessment, false, true) - BAR <= room;
    int x = 1;
    List<Step> steps = steps(assessment.application());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String state = state(canvas.model(), assessment, step, times);
      x = canvas.put(x, row, room, name(i, step, purposes), Style.NORMAL);
      Style style = style(state);
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

  /** Where WINCH would be ignored, TTOU is what drains. */
  private static List<Step> steps(Application application) {
    boolean foreground = application.daemonization().verdict() == Daemonization.Verdict.NO;
    return foreground ? FOREGROUND : STEPS;
  }

  private static String name(int index, Step step, boolean purpose) {
    return index + 1 + " " + step + " " + (purpose ? step.purpose() + "  " : "");
  }

  private static int width(Canvas canvas, Assessment assessment, boolean purposes, boolean times) {
    int width = 0;
    List<Step> steps = steps(assessment.application());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String state = state(canvas.model(), assessment, step, times);
      width += name(i, step, purposes).length() + state.length() + BAR;
    }
    return width;
  }

  private static Style style(String state) {
    return switch (state) {
      case "next" -> Style.BRIGHT;
      case "under way" -> Style.BOOTING;
      case "later", "-" -> Style.DIM;
      default -> Style.GOOD;
    };
  }

  /** In a word; where there is room, with the time at which it was done. */
  private static String state(Model model, Assessment assessment, Step step, boolean times) {
    String word = HalfwayRevert.is(model, assessment) ? "-" : word(assessment, step);
    if (!times || !word.equals("done") || model.steps().isEmpty()) {
      return word;
    }
    return model
        .steps()
        .finished(ApplicationTrack.of(assessment.application()), step)
        .filter(finishedStep -> finishedStep.held())
        .map(finishedStep -> "done " + Measure.clock(finishedStep.time(), model.options().zone()))
        .orElse(word);
  }

  private static String word(Assessment assessment, Step step) {
    String[] words =
        switch (progress(assessment)) {
          case STEADY -> new String[] {"next", "later", "later"};
          case BOOTING -> new String[] {"under way", "later", "later"};
          case OVERLAP -> new String[] {"done", "next", "later"};
          case DRAINING -> new String[] {"done", "under way", "later"};
          case DRAINED ->
              assessment.alarm().kind() == Alarm.Kind.OUTAGE
                  ? new String[] {"under way", "done", "later"}
                  : new String[] {"done", "done", "next"};
          case RETIRING -> new String[] {"done", "-", "under way"};
          case REVERTING, UNKNOWN -> new String[] {"-", "-", "-"};
        };
    return words[step == Step.USR2 ? 0 : step == Step.TERM ? 2 : 1];
  }

  /** The step whose key is the way on now; empty where the way on is to wait. */
  static Optional<Step> next(Model model, Assessment assessment) {
    if (assessment.alarm().isRaised() || HalfwayRevert.is(model, assessment)) {
      return Optional.of(Step.REVERT);
    }
    return steps(assessment.application()).stream()
        .filter(step -> word(assessment, step).equals("next"))
        .findFirst();
  }

  /** The stage, as far as the steps go: NEW must stay ready, and TTOU ends at one worker. */
  private static Stage progress(Assessment assessment) {
    Stage stage = assessment.stage();
    boolean closed =
        assessment.offer(Step.TERM).confirmation() == Confirmation.YES
            && !assessment.offer(Step.TERM).allowed();
    if (stage == Stage.OVERLAP && closed) {
      return Stage.BOOTING;
    }
    boolean drainedByOne =
        steps(assessment.application()) == FOREGROUND
            && assessment.application().old().workers().size() == 1;
    return stage == Stage.DRAINING && drainedByOne ? Stage.DRAINED : stage;
  }
}
