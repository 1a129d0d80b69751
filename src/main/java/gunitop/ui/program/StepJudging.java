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
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Review;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.FinishedStep;
import gunitop.upgrade.course.Observation;
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
    for (PendingStep flight : model.steps().flights()) {
      if (flight.sentAt().isPresent()) {
        result = result.then(next -> judge(next, flight, review));
      }
    }
    return result;
  }

  private static Result judge(Model model, PendingStep flight, Review review) {
    ApplicationTrack track = flight.track().follow(review.assessments());
    Outcome outcome = review.judge(flight.verification());
    if (outcome instanceof Outcome.Pending pending) {
      return Result.of(model.with(model.steps().replacing(flight, flight.judged(track, pending))));
    }
    FinishedStep landing =
        new FinishedStep(
            flight.step(),
            flight.command(),
            track,
            outcome,
            flight.sentAt().orElse(model.sight().time()),
            model.sight().time(),
            Optional.empty());
    Observation.Source source =
        landing.held() ? Observation.Source.HELD : Observation.Source.FAILED;
    Messages talk =
        model.talk().with(landing.time(), source, flight.step() + ": " + landing.text(), track);
    StepHistory steps = model.steps().landed(flight, landing);
    Optional<UpgradeEnding> ending =
        UpgradeEnding.of(landing, track.find(review.assessments()), steps);
    Model landed =
        learnt(model, flight, landing).with(ending.map(talk::ending).orElse(talk)).with(steps);
    List<Effect> summons = OperatorCall.toStep(model, landing).stream().toList();
    Result next =
        flight.step() == Step.DRAIN && model.upgrade().drainingOn()
            ? drainOn(landed, landing, flight)
            : LogReading.failed(landed, flight, landing, track.find(review.assessments()));
    return next.then(told -> new Result(told, summons));
  }

  /** What a WINCH did decides whether the next one is warned of. */
  private static Model learnt(Model model, PendingStep flight, FinishedStep landing) {
    ProcessId master = flight.command().target();
    boolean tells =
        flight.step() == Step.WINCH
            && model.sight().snapshot().filter(snapshot -> snapshot.isAlive(master)).isPresent();
    return tells
        ? model.with(
            model
                .sight()
                .knowing(
                    review ->
                        review.observing(
                            master, landing.held() ? WinchEffect.OBEYED : WinchEffect.IGNORED)))
        : model;
  }

  /** The next worker of a drain that goes on by itself. */
  private static Result drainOn(Model model, FinishedStep landing, PendingStep flight) {
    Model stopped = model.with(model.upgrade().drainingOn(false));
    Optional<Assessment> current = model.upgrade().current();
    if (!landing.held() || current.isEmpty()) {
      return Result.of(stopped);
    }
    StepOffer offer = current.get().offer(Step.DRAIN);
    boolean same =
        offer.command().equals(Optional.of(flight.command()))
            && offer.confirmation() == Confirmation.NONE
            && Refusal.of(model, Step.DRAIN).isEmpty();
    return same
        ? SignalRelease.fire(
            model,
            Offered.in(model, Offered.Place.KEY_BAR, Optional.of(Step.DRAIN), flight.command()))
        : Result.of(stopped.noting("The drain ends here: " + offer.reason()));
  }
}
