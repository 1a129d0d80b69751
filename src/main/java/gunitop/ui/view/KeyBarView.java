package gunitop.ui.view;

import gunitop.ui.Model;
import gunitop.ui.Refusal;
import gunitop.ui.Spot;
import gunitop.ui.frame.Style;
import gunitop.upgrade.Act;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
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
    for (StepOffer offer : offers) {
      canvas.spot(0, row, canvas.columns(), new Spot.StepKey(offer.step().key()));
      String command = shown(canvas, offer);
      line(canvas, offer, command, Math.max(text, COMMAND + 2 + command.length()), row++);
    }
  }

  private static boolean hasEdge(Canvas canvas) {
    return canvas.rows() >= 20;
  }

  private static String command(StepOffer offer) {
    return offer.command().map(Command::text).orElse(Measure.NOT_APPLICABLE);
  }

  /** A program call gives way to the reason behind it: the question shows it whole. */
  private static String shown(Canvas canvas, StepOffer offer) {
    String whole = command(offer);
    if (offer.command().filter(one -> one.act() instanceof Act.Stop).isEmpty()) {
      return whole;
    }
    String remark = refusal(canvas, offer).orElseGet(() -> question(offer) + offer.reason());
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

  private static void line(Canvas canvas, StepOffer offer, String command, int text, int row) {
    Optional<String> refusal = refusal(canvas, offer);
    boolean refused = refusal.isPresent();
    Style style = refused ? Style.KEY_REFUSED : Style.BRIGHT;
    Style key = refused ? Style.KEY_REFUSED : Style.KEY;
    canvas.frame().put(1, row, " " + offer.step().key() + " ", key);
    canvas.put(COMMAND + 1, row, canvas.columns(), command, style);
    boolean purpose =
        canvas.columns() >= WIDE || !refused && asks(offer).isEmpty() && offer.reason().isEmpty();
    if (purpose) {
      canvas.put(text + 1, row, canvas.columns(), offer.step().purpose(), style);
    }
    int x = remarkColumn(canvas, text);
    if (refused) {
      canvas.put(x, row, canvas.columns(), refusal.get(), Style.KEY_REFUSED);
      return;
    }
    x = canvas.put(x, row, canvas.columns(), question(offer), asksStyle(offer));
    canvas.put(x, row, canvas.columns(), offer.reason(), Style.NORMAL);
  }

  /** Why the key does nothing, or nothing without an override; empty where it does. */
  private static Optional<String> refusal(Canvas canvas, StepOffer offer) {
    return Refusal.of(canvas.model(), offer.step())
        .or(
            () ->
                isClosed(offer) ? Optional.of(offer.reason() + "; y overrides") : Optional.empty())
        .map(reason -> "no: " + reason);
  }

  /** Its gate is not met, and can be overridden. */
  private static boolean isClosed(StepOffer offer) {
    return !offer.allowed() && offer.confirmation() == Confirmation.YES;
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
