package gunitop.ui.command;

import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.dialog.ConfirmDialog;
import gunitop.ui.upgrade.Refusal;
import gunitop.ui.upgrade.StepQuestion;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A step, with all that whoever asks for it agrees to beforehand.
 *
 * @param step the step
 * @param yes whether {@code y} is the answer to its question
 * @param word what is typed out where it wants that
 */
public record StepRequest(Step step, boolean yes, Optional<String> word) {

  /** A step as it is typed. */
  public static String word(Step step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  /** What it comes to for the application on the model's upgrade screen. */
  public StepAnswer answer(Model model) {
    Optional<String> refusal = Refusal.of(model, step);
    if (refusal.isPresent()) {
      return new StepAnswer.Refused(StepOffer.refusal(step, refusal.get()));
    }
    StepOffer offer = UpgradeState.of(model).application().orElseThrow().offer(step);
    Offered offered =
        Offered.in(model, Offered.Place.KEY_BAR, Optional.of(step), offer.command().orElseThrow());
    if (offer.confirmation() == Confirmation.NONE) {
      return new StepAnswer.Sends(yes ? offered.in(Offered.Place.DIALOG) : offered);
    }
    ConfirmDialog question = StepQuestion.of(model, offer, offered);
    if (agrees(question)) {
      return new StepAnswer.Sends(question.offered());
    }
    Optional<ConfirmDialog> other = question.other().filter(StepRequest::isTyped);
    if (other.filter(this::agrees).isPresent()) {
      return new StepAnswer.Sends(other.get().offered());
    }
    return asking(question, other);
  }

  private boolean agrees(ConfirmDialog question) {
    return isTyped(question)
        ? word.filter(question.word()::equals).isPresent()
        : yes || word.filter(word(step)::equals).isPresent();
  }

  private static StepAnswer asking(ConfirmDialog question, Optional<ConfirmDialog> other) {
    List<String> lines = new ArrayList<>(List.of(question.offered().command().text()));
    lines.add(question.title());
    lines.addAll(question.lines());
    other.ifPresent(
        way -> {
          lines.add("Or " + option(way) + ": " + way.offered().command().text());
          lines.addAll(way.lines());
        });
    return new StepAnswer.Asks(lines, option(question));
  }

  private static boolean isTyped(ConfirmDialog question) {
    return question.kind() == Confirmation.TYPE;
  }

  private static String option(ConfirmDialog question) {
    return isTyped(question) ? "--type " + question.word() : "--yes";
  }
}
