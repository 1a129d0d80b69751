package gunitop.ui.view;

import gunitop.gunicorn.Daemonization;
import gunitop.ui.HalfwayRevert;
import gunitop.ui.Model;
import gunitop.ui.Refusal;
import gunitop.ui.Spot;
import gunitop.ui.frame.Style;
import gunitop.upgrade.Act;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One line a step: its key, the exact command it stands for, and why it is refused if it is. */
final class KeyBarView {
  /** Stands for the steps that were sent, where none was. */
  private static final String NONE = "";

  private static final int COMMAND = 4;
  private static final int PURPOSE = 18;

  /** A program call is longer than a signal, and does not move what stands behind the others. */
  private static final int LONGEST = 24;

  /** From here on there is room for each step's purpose beside its reason. */
  private static final int WIDE = 100;

  private KeyBarView() {}

  static int height(Canvas canvas, Assessment assessment) {
    int height = hasEdge(canvas) ? 1 : 0;
    for (StepOffer offer : assessment.offers()) {
      height += hasLine(canvas, offer) ? 1 : 0;
    }
    return height;
  }

  static void draw(Canvas canvas, Assessment assessment, int top) {
    Model model = canvas.model();
    canvas
        .kept()
        .keyBar()
        .draw(
            canvas,
            top,
            height(canvas, assessment),
            () -> drawAnew(canvas, assessment, top),
            assessment.offers(),
            model.options(),
            model.upgrade().current().isPresent(),
            model.steps().isEmpty() ? NONE : assessment);
  }

  private static void drawAnew(Canvas canvas, Assessment assessment, int top) {
    int row = top;
    if (hasEdge(canvas)) {
      char edge = canvas.glyphs().horizontal();
      canvas.frame().fill(0, row++, canvas.columns(), edge, Style.BORDER);
    }
    List<StepOffer> offers = offers(canvas, assessment);
    int text = COMMAND + 2;
    for (StepOffer offer : offers) {
      int length = command(offer).length();
      text = length > LONGEST ? text : Math.max(text, COMMAND + 2 + length);
    }
    boolean reverting = HalfwayRevert.is(canvas.model(), assessment);
    for (StepOffer offer : offers) {
      canvas.spot(0, row, canvas.columns(), new Spot.StepKey(offer.step().key()));
      String command = shown(canvas, assessment, offer);
      int end = Math.max(text, COMMAND + 2 + command.length());
      boolean aside = reverting ? offer.step() != Step.REVERT : isUseless(assessment, offer.step());
      Line line = new Line(offer, command, refusal(canvas, assessment, offer), aside);
      line(canvas, line, end, row++);
    }
  }

  private static boolean hasEdge(Canvas canvas) {
    return canvas.rows() >= 20;
  }

  private static String command(StepOffer offer) {
    return offer.command().map(Command::text).orElse(Measure.NOT_APPLICABLE);
  }

  /** A program call gives way to the reason behind it: the question shows it whole. */
  private static String shown(Canvas canvas, Assessment assessment, StepOffer offer) {
    String whole = command(offer);
    if (offer.command().filter(one -> one.act() instanceof Act.Stop).isEmpty()) {
      return whole;
    }
    String remark =
        refusal(canvas, assessment, offer).orElseGet(() -> question(offer) + offer.reason());
    int room = canvas.columns() - remarkColumn(canvas, COMMAND + 2) - remark.length();
    return ShortCall.of(whole, Math.max(LONGEST, room), canvas.glyphs().ellipsis());
  }

  /** Behind the command that ends at this column, and behind the purpose where it is shown. */
  private static int remarkColumn(Canvas canvas, int text) {
    return text + 1 + (canvas.columns() >= WIDE ? PURPOSE : 0);
  }

  /** A step that nobody could take here needs no line on a low screen. */
  private static List<StepOffer> offers(Canvas canvas, Assessment assessment) {
    return assessment.offers().stream().filter(offer -> hasLine(canvas, offer)).toList();
  }

  private static boolean hasLine(Canvas canvas, StepOffer offer) {
    return offer.step() != Step.HANDOVER
        || canvas.rows() >= 30
        || offer.allowed()
        || offer.command().isPresent();
  }

  /**
   * One step's line.
   *
   * @param refusal why the key does nothing, or nothing without an override
   * @param aside whether another key is the way on
   */
  private record Line(StepOffer offer, String command, Optional<String> refusal, boolean aside) {}

  private static void line(Canvas canvas, Line line, int text, int row) {
    StepOffer offer = line.offer();
    boolean refused = line.refusal().isPresent();
    boolean dim = refused || line.aside();
    Style style = dim ? Style.KEY_REFUSED : Style.BRIGHT;
    Style key = dim ? Style.KEY_REFUSED : Style.KEY;
    canvas.frame().put(1, row, " " + offer.step().key() + " ", key);
    canvas.put(COMMAND + 1, row, canvas.columns(), line.command(), style);
    boolean purpose =
        canvas.columns() >= WIDE || !refused && asks(offer).isEmpty() && offer.reason().isEmpty();
    if (purpose) {
      canvas.put(text + 1, row, canvas.columns(), offer.step().purpose(), style);
    }
    int x = remarkColumn(canvas, text);
    if (refused) {
      canvas.put(x, row, canvas.columns(), line.refusal().get(), Style.KEY_REFUSED);
      return;
    }
    Style asks = line.aside() ? style : asksStyle(offer);
    x = canvas.put(x, row, canvas.columns(), question(offer), asks);
    canvas.put(x, row, canvas.columns(), offer.reason(), line.aside() ? style : Style.NORMAL);
  }

  /** Why the key does nothing, or nothing without an override; empty where it does. */
  private static Optional<String> refusal(Canvas canvas, Assessment assessment, StepOffer offer) {
    return Refusal.of(canvas.model(), offer.step())
        .map(StepOffer::refusal)
        .or(() -> isClosed(assessment, offer) ? Optional.of(closed(offer)) : Optional.empty());
  }

  private static String closed(StepOffer offer) {
    return "unsafe: " + offer.reason() + " (" + asks(offer) + ")";
  }

  /** WINCH to a master that was not started with {@code --daemon} does nothing. */
  private static boolean isUseless(Assessment assessment, Step step) {
    return step == Step.WINCH
        && assessment.application().daemonization().verdict() == Daemonization.Verdict.NO;
  }

  /** Its gate is not met, and can be overridden; a blocker is no gate. */
  private static boolean isClosed(Assessment assessment, StepOffer offer) {
    return switch (offer.confirmation()) {
      case NONE -> false;
      case YES -> !offer.allowed();
      case TYPE ->
          assessment.findings().stream()
              .filter(finding -> finding.severity() == Severity.BLOCKER)
              .noneMatch(finding -> finding.against().contains(offer.step()));
    };
  }

  private static String asks(StepOffer offer) {
    return switch (offer.confirmation()) {
      case NONE -> "";
      case YES -> "asks y";
      case TYPE -> "type " + offer.step().name().toLowerCase(Locale.ROOT);
    };
  }

  /** What it asks first, with a colon where the reason follows. */
  private static String question(StepOffer offer) {
    String asks = asks(offer);
    return asks.isEmpty() || offer.reason().isEmpty() ? asks : asks + ": ";
  }

  private static Style asksStyle(StepOffer offer) {
    return offer.confirmation() == Confirmation.TYPE ? Style.BLOCKER : Style.WARNING;
  }
}
