package gunitop.ui.upgrade;

import gunitop.ui.Intent;
import gunitop.ui.Key;
import gunitop.ui.Keymap;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.Result;
import gunitop.ui.SignalGuard;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.Optional;

/** A step's key was pressed: refuse it with its reason, ask once more, or arm it. */
public final class StepKeys {
  /** How long it takes at least to read a screen that has just opened. */
  private static final long READ_NANOS = 800_000_000L;

  private StepKeys() {}

  static Result press(Model model, Intent intent, Step step, long nanos) {
    Optional<String> refusal = Refusal.of(model, step);
    if (refusal.isPresent()) {
      return Result.of(model.ignoring(StepOffer.refusal(step, refusal.get())));
    }
    if (isHabit(model, step, nanos)) {
      return Result.of(
          model.ignoring(
              step
                  + " is not sent: this screen has just opened, and "
                  + step.key()
                  + " means something else in the tree; press it again"));
    }
    StepOffer offer = model.upgrade().current().orElseThrow().offer(step);
    Offered offered =
        Offered.in(model, Offered.Place.KEY_BAR, Optional.of(step), offer.command().orElseThrow());
    boolean goesOn = intent == Intent.DRAIN_ALL;
    if (offer.confirmation() != Confirmation.NONE) {
      Model asking = model.with(StepQuestion.of(model, offer, offered));
      return Result.of(asking.with(asking.upgrade().drainingOn(goesOn)));
    }
    Model armed = arm(model, offered, nanos);
    boolean counts = armed.guard().armed().isPresent();
    return Result.of(armed.with(armed.upgrade().drainingOn(goesOn && counts)));
  }

  /** Typed by somebody who has not yet seen that the tree is gone. */
  private static boolean isHabit(Model model, Step step, long nanos) {
    return nanos - model.upgrade().openedNanos() < READ_NANOS
        && Keymap.TREE.intent(new Key.Typed(step.key())).isPresent();
  }

  /** With this offer armed, or a note why its key does not count. */
  public static Model arm(Model model, Offered offered, long nanos) {
    SignalGuard.Verdict verdict = model.guard().press(offered, nanos);
    return verdict instanceof SignalGuard.Verdict.Armed armed
        ? model.with(armed.guard())
        : model.ignoring(
            "Not sent, "
                + offered.command().text()
                + ": "
                + ((SignalGuard.Verdict.Rejected) verdict).reason());
  }
}
