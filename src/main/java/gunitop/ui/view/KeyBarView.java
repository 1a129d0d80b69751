package gunitop.ui.view;

import gunitop.ui.Refusal;
import gunitop.ui.frame.Style;
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
  private static final int COMMAND = 4;
  private static final int TEXT = 25;

  private KeyBarView() {}

  static int height(Canvas canvas, Assessment assessment) {
    return offers(canvas, assessment).size() + 1;
  }

  static void draw(Canvas canvas, Assessment assessment, int top) {
    String edge = String.valueOf(canvas.glyphs().horizontal()).repeat(canvas.columns());
    canvas.frame().put(0, top, edge, Style.BORDER);
    int row = top + 1;
    for (StepOffer offer : offers(canvas, assessment)) {
      line(canvas, offer, row++);
    }
  }

  /** A step that nobody could take here needs no line on a low screen. */
  private static List<StepOffer> offers(Canvas canvas, Assessment assessment) {
    return assessment.offers().stream()
        .filter(
            offer ->
                offer.step() != Step.HANDOVER
                    || canvas.rows() >= 30
                    || offer.allowed()
                    || offer.command().isPresent())
        .toList();
  }

  private static void line(Canvas canvas, StepOffer offer, int row) {
    Optional<String> refusal = Refusal.of(canvas.model(), offer.step());
    boolean refused = refusal.isPresent();
    Style key = refused ? Style.KEY_REFUSED : Style.KEY;
    Style command = refused ? Style.KEY_REFUSED : Style.BRIGHT;
    canvas.frame().put(1, row, " " + offer.step().key() + " ", key);
    String typed = offer.command().map(Command::text).orElse(offer.step().name());
    canvas.put(COMMAND + 1, row, TEXT, typed, command);
    int x = canvas.put(TEXT, row, canvas.columns(), offer.step().purpose(), command);
    if (refused) {
      canvas.put(x, row, canvas.columns(), "  no: " + refusal.get(), Style.KEY_REFUSED);
      return;
    }
    x = canvas.put(x, row, canvas.columns(), asks(offer), asksStyle(offer));
    String reason = offer.reason().isEmpty() ? "" : ": " + offer.reason();
    canvas.put(x, row, canvas.columns(), reason, Style.NORMAL);
  }

  private static String asks(StepOffer offer) {
    return switch (offer.confirmation()) {
      case NONE -> "";
      case YES -> ", asks y";
      case TYPE -> ", asks for the word " + offer.step().name().toLowerCase(Locale.ROOT);
    };
  }

  private static Style asksStyle(StepOffer offer) {
    return offer.confirmation() == Confirmation.TYPE ? Style.BLOCKER : Style.WARNING;
  }
}
