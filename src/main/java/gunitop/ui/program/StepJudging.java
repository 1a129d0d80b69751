package gunitop.ui.program;

import gunitop.gunicorn.WinchEffect;
import gunitop.process.ProcessId;
import gunitop.ui.Effect;
import gunitop.ui.Messages;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.Result;
import gunitop.ui.log.LogReading;
import gunitop.ui.upgrade.Refusal;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Review;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.PendingStep;
import gunitop.upgrade.course.StepHistory;
import gunitop.upgrade.course.UpgradeEnding;
import java.util.List;
import java.util.Optional;

/** Judges by a new snapshot whether the steps that were sent have been seen to be done. */
final class StepJudging {
  private StepJudging() {}

  static Result judge(Model model, Review review) {
    Result result = Result.of(model.with(model.steps().following(review)));
    for (PendingStep pendingStep : model.steps().pending()) {
      if (pendingStep.sentAt().isPresent()) {
        result = result.then(next -> judge(next, pendingStep, review));
      }
    }
    return result;
  }

  private static Result judge(Model model, PendingStep pendingStep, Review review) {
    ApplicationTrack track = pendingStep.track().follow(review.assessments());
    Outcome outcome = review.judge(pendingStep.verification());
    if (outcome instanceof Outcome.Pending pending) {
      return Result.of(
          model.with(model.steps().replacing(pendingStep, pendingStep.judged(track, pending))));
    }
    FinishedStep finishedStep = pendingStep.finished(track, outcome, model.host().time());
    Observation.Source source =
        finishedStep.held() ? Observation.Source.HELD : Observation.Source.FAILED;
    Messages messages =
        model
            .messages()
            .with(
                finishedStep.time(),
                source,
                pendingStep.step() + ": " + finishedStep.text(),
                track);
    StepHistory steps = model.steps().finishing(pendingStep, finishedStep);
    Optional<UpgradeEnding> ending =
        UpgradeEnding.of(finishedStep, track.find(review.assessments()), steps);
    Model finished =
        learnt(model, pendingStep, finishedStep)
            .with(ending.map(messages::ending).orElse(messages))
            .with(steps);
    List<Effect> summons = OperatorCall.toStep(model, finishedStep).stream().toList();
    Result next =
        pendingStep.step() == Step.DRAIN && UpgradeState.of(model).drainingOn()
            ? drainOn(finished, finishedStep, pendingStep)
            : LogReading.failed(
                finished, pendingStep, finishedStep, track.find(review.assessments()));
    return next.then(told -> new Result(told, summons));
  }

  /** What a WINCH did decides whether the next one is warned of. */
  private static Model learnt(Model model, PendingStep pendingStep, FinishedStep finishedStep) {
    ProcessId master = pendingStep.command().target();
    boolean tells =
        pendingStep.step() == Step.WINCH
            && model.host().snapshot().filter(snapshot -> snapshot.isAlive(master)).isPresent();
    return tells
        ? model.with(
            model
                .host()
                .knowing(
                    review ->
                        review.observing(
                            master,
                            finishedStep.held() ? WinchEffect.OBEYED : WinchEffect.IGNORED)))
        : model;
  }

  /** The next worker of a drain that goes on by itself. */
  private static Result drainOn(Model model, FinishedStep finishedStep, PendingStep pendingStep) {
    Model stopped = model.stopped();
    Optional<Assessment> current = UpgradeState.of(model).application();
    if (!finishedStep.held() || current.isEmpty()) {
      return Result.of(stopped);
    }
    StepOffer offer = current.get().offer(Step.DRAIN);
    boolean same =
        offer.command().equals(Optional.of(pendingStep.command()))
            && offer.confirmation() == Confirmation.NONE
            && Refusal.of(model, Step.DRAIN).isEmpty();
    return same
        ? SignalRelease.release(
            model,
            Offered.in(
                model, Offered.Place.KEY_BAR, Optional.of(Step.DRAIN), pendingStep.command()))
        : Result.of(stopped.noting("The drain ends here: " + offer.reason()));
  }
}
