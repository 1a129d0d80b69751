package gunitop.ui.program;

import gunitop.process.Snapshot;
import gunitop.ui.Effect;
import gunitop.ui.HeldControls;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.Result;
import gunitop.ui.dialog.ConfirmDialog;
import gunitop.ui.dialog.SignalEnds;
import gunitop.ui.log.LogReading;
import gunitop.ui.upgrade.Refusal;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Review;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.Verification;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.PendingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No other key followed a signal key: look once more, then hand the signal over. */
public final class SignalRelease {
  private static final String STANDS_AGAINST = "something stands against it now";

  private SignalRelease() {}

  /** Carries out what is due now, if anything is. */
  static Result due(Model model) {
    if (model.guard().leaves(model.host().nanos())) {
      return Result.of(model, new Effect.Quit(0, QuitMessage.text(model)));
    }
    Optional<Offered> due = model.guard().due(model.host().nanos());
    if (due.isEmpty()) {
      return Result.of(model);
    }
    Model free = model.with(model.guard().withoutKey());
    Optional<String> objection = objection(free, due.get());
    Model closed = due.get().place() == Offered.Place.DIALOG ? free.withoutDialog() : free;
    if (objection.isPresent()) {
      return Result.of(
          closed
              .stopped()
              .noting("Not sent, " + due.get().command().text() + ": " + objection.get()));
    }
    return release(closed, due.get());
  }

  /** Sends it, and starts to watch for its effect where it is a step. */
  public static Result release(Model model, Offered offered) {
    Model next = offered.step().map(step -> sending(model, step, offered)).orElse(model);
    boolean byPid = offered.place() == Offered.Place.DIALOG;
    List<Effect> effects =
        new ArrayList<>(
            offered
                .step()
                .map(step -> LogReading.before(step, UpgradeState.of(model).application()))
                .orElse(List.of()));
    effects.add(Effect.of(offered.command(), offered.seen(), byPid));
    return new Result(next, effects);
  }

  private static Model sending(Model model, Step step, Offered offered) {
    Review review = model.host().review().orElseThrow();
    Assessment assessment = UpgradeState.of(model).application().orElseThrow();
    Verification verification =
        review.begin(step, offered.command(), assessment.application(), model.host().nanos());
    ApplicationTrack track = ApplicationTrack.of(assessment.application());
    PendingStep pendingStep =
        new PendingStep(
            step,
            offered.command(),
            track,
            verification,
            Optional.empty(),
            Map.of(),
            Optional.empty());
    Model next = model.steps().pending(track).map(other -> dropping(model, other)).orElse(model);
    return next.with(next.steps().sending(pendingStep));
  }

  private static Model dropping(Model model, PendingStep earlier) {
    String text = earlier.step() + " is no longer waited for";
    Model told =
        model.with(
            model
                .messages()
                .with(model.host().time(), Observation.Source.NOTE, text, earlier.track()));
    // Nobody waits for it any more, and yet what it does is not in the next snapshot for sure.
    return told.with(
        told.steps().sending(earlier.command(), earlier.track(), model.host().nanos()));
  }

  private static Optional<String> objection(Model model, Offered offered) {
    boolean alive = model.host().snapshot().filter(s -> alive(s, offered)).isPresent();
    if (!alive) {
      return Optional.of("process " + offered.command().target().pid() + " has exited");
    }
    if (offered.place() == Offered.Place.DIALOG && !asked(model, offered)) {
      return Optional.of("the question is no longer on the screen");
    }
    return HeldControls.refusal(model, offered.command().target())
        .or(
            () ->
                offered.step().isPresent()
                    ? objection(model, offered.step().get(), offered)
                    : objectionToMenu(model, offered));
  }

  /** A signal of the menu may cost more by now than was asked about. */
  private static Optional<String> objectionToMenu(Model model, Offered offered) {
    Command command = offered.command();
    boolean costs =
        command
            .signal()
            .flatMap(signal -> SignalEnds.what(model, command.target(), signal))
            .isPresent();
    return costs && given(model, offered) != Confirmation.TYPE
        ? Optional.of(STANDS_AGAINST)
        : Optional.empty();
  }

  private static boolean alive(Snapshot snapshot, Offered offered) {
    return snapshot.isAlive(offered.command().target());
  }

  private static boolean asked(Model model, Offered offered) {
    return model.dialog().orElse(null) instanceof ConfirmDialog confirm
        && confirm.offered().equals(offered);
  }

  private static Optional<String> objection(Model model, Step step, Offered offered) {
    Optional<String> refusal = Refusal.of(model, step);
    if (refusal.isPresent()) {
      return refusal;
    }
    StepOffer offer = UpgradeState.of(model).application().orElseThrow().offer(step);
    Confirmation given = given(model, offered);
    Optional<Confirmation> asks = offer.asks(offered.command());
    if (asks.isEmpty()) {
      return Optional.of("the key stands for another command now");
    }
    return asks.get().compareTo(given) > 0 ? Optional.of(STANDS_AGAINST) : Optional.empty();
  }

  private static Confirmation given(Model model, Offered offered) {
    return offered.place() == Offered.Place.DIALOG
            && model.dialog().orElse(null) instanceof ConfirmDialog confirm
        ? confirm.kind()
        : Confirmation.NONE;
  }
}
