package gunitop.app;

import gunitop.gunicorn.Application;
import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.ui.Core;
import gunitop.ui.Review;
import gunitop.ui.Watch;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Step;
import gunitop.upgrade.Verification;
import java.util.List;
import java.util.Set;

final class JudgingCore implements Core {
  @Override
  public Review first(Snapshot snapshot) {
    return new Judged(gunitop.upgrade.Review.first(snapshot));
  }

  private record Judged(gunitop.upgrade.Review review) implements Review {
    @Override
    public Snapshot snapshot() {
      return review.snapshot();
    }

    @Override
    public List<Assessment> assessments() {
      return review.assessments();
    }

    @Override
    public List<Observation> observations() {
      return review.observations();
    }

    @Override
    public Review next(Snapshot now) {
      return new Judged(review.next(now));
    }

    @Override
    public Focus focus(Set<String> files) {
      return review.focus(files, true);
    }

    @Override
    public Watch watch(Step step, Command command, Application before) {
      Verification verification =
          Verification.begin(
              step, command, before, review.history(), review.snapshot().monotonicNanos());
      return (application, now) -> {
        gunitop.upgrade.Review r = ((Judged) now).review;
        Outcome outcome = verification.judge(r.applications(), r.snapshot(), r.history());
        return outcome;
      };
    }
  }
}
