package gunitop.ui.upgrade;

import gunitop.ui.HeldControls;
import gunitop.ui.Model;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.PendingStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a step of the open application is refused: one rule for its key and for what is shown. */
public final class Refusal {
  /** A master that runs has acted on a signal by then. */
  private static final Duration EFFECT = Duration.ofMillis(500);

  private Refusal() {}

  /** Why this step cannot be sent now; empty where it can. */
  public static Optional<String> of(Model model, Step step) {
    if (model.options().readonly()) {
      return Optional.of("gunitop was started with --readonly");
    }
    if (model.size().isTooSmall()) {
      return Optional.of("the terminal is too small to show what it does");
    }
    Optional<Assessment> current = UpgradeState.of(model).application();
    if (current.isEmpty()) {
      return Optional.of("no process of this application is left");
    }
    Optional<String> others = HeldControls.refusal(model, current.get().application());
    if (others.isPresent()) {
      return others;
    }
    StepOffer offer = current.get().offer(step);
    if (!offer.canBeSent()) {
      return Optional.of(offer.reason());
    }
    ApplicationTrack track = ApplicationTrack.of(current.get().application());
    return model
        .steps()
        .pending(track)
        .flatMap(pendingStep -> refusal(pendingStep, step, offer.command().get()))
        .or(
            () ->
                PendingStep.takesWorkers(offer.command().get())
                    ? unseen(model, track)
                    : Optional.empty());
  }

  /** A signal of the menu that was sent after, or just before, the screen's snapshot. */
  private static Optional<String> unseen(Model model, ApplicationTrack track) {
    Instant seen = model.host().snapshot().orElseThrow().time();
    return model.messages().timeline().about(track).stream()
        .filter(line -> line.source() == Observation.Source.YOU)
        .filter(line -> line.time().plus(EFFECT).isAfter(seen))
        .filter(line -> !isStep(model, track, line.text()))
        .map(line -> "what " + line.text() + " does is not seen yet")
        .findFirst();
  }

  private static boolean isStep(Model model, ApplicationTrack track, String text) {
    Stream<Command> steps =
        Stream.concat(
            model.steps().pending(track).stream().map(PendingStep::command),
            model.steps().of(track).stream().map(FinishedStep::command));
    return steps.anyMatch(one -> text.startsWith(one.text()));
  }

  private static Optional<String> refusal(PendingStep pendingStep, Step step, Command command) {
    if (pendingStep.step() == step && pendingStep.command().equals(command)) {
      return Optional.of("it was sent already, and its effect is still awaited");
    }
    return pendingStep.forbids(command)
        ? Optional.of(
            "the effect of "
                + pendingStep.command().brief()
                + " is still awaited; after both nobody would serve")
        : Optional.empty();
  }
}
