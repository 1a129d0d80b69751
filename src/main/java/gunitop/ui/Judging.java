package gunitop.ui;

import gunitop.gunicorn.WinchEffect;
import gunitop.process.ProcessId;
import gunitop.ui.Update.Result;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Review;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.List;
import java.util.Optional;

/** Judges by a new snapshot whether the steps that were sent have been seen to be done. */
final class Judging {
  private Judging() {}

  static Result judge(Model model, Review review) {
    Result result = Result.of(model.with(model.steps().following(review)));
    for (Flight flight : model.steps().flights()) {
      if (flight.sentAt().isPresent()) {
        result = result.then(next -> judge(next, flight, review));
      }
    }
    return result;
  }

  private static Result judge(Model model, Flight flight, Review review) {
    Track track = flight.track().follow(review.assessments());
    Outcome outcome = review.judge(flight.verification());
    if (outcome instanceof Outcome.Pending pending) {
      return Result.of(model.with(model.steps().replacing(flight, flight.judged(track, pending))));
    }
    Landing landing =
        new Landing(
            flight.step(),
            flight.command(),
            track,
            outcome,
            flight.sentAt().orElse(model.sight().time()),
            model.sight().time(),
            Optional.empty());
    Observation.Source source =
        landing.held() ? Observation.Source.HELD : Observation.Source.FAILED;
    Talk talk =
        model.talk().with(landing.time(), source, flight.step() + ": " + landing.text(), track);
    Steps steps = model.steps().landed(flight, landing);
    Optional<UpgradeEnding> ending =
        UpgradeEnding.of(landing, track.find(review.assessments()), steps);
    Model landed =
        learnt(model, flight, landing).with(ending.map(talk::ending).orElse(talk)).with(steps);
    List<Effect> summons = Summons.toStep(model, landing).stream().toList();
    Result next =
        flight.step() == Step.DRAIN && model.upgrade().drainingOn()
            ? drainOn(landed, landing, flight)
            : LogReading.failed(landed, flight, landing, track.find(review.assessments()));
    return next.then(told -> new Result(told, summons));
  }

  /** What a WINCH did decides whether the next one is warned of. */
  private static Model learnt(Model model, Flight flight, Landing landing) {
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
                            master, landing.held() ? WinchEffect.HEEDED : WinchEffect.IGNORED)))
        : model;
  }

  /** The next worker of a drain that goes on by itself. */
  private static Result drainOn(Model model, Landing landing, Flight flight) {
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
        ? Firing.fire(
            model,
            Offered.in(model, Offered.Place.KEY_BAR, Optional.of(Step.DRAIN), flight.command()))
        : Result.of(stopped.noting("The drain ends here: " + offer.reason()));
  }
}
