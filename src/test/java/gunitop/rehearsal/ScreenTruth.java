package gunitop.rehearsal;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.rehearsal.HostTruth.WorkerTruth;
import gunitop.ui.Model;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;

/** Nothing false stands on the screen: each worker, each alarm, each way back. */
final class ScreenTruth {
  private static final double SHOWN_SECONDS = 2;

  private long seemsUnansweredSince = Long.MAX_VALUE;
  private int looksUnanswered;

  void holds(Model model, HostTruth truth) {
    for (Assessment assessment : model.host().assessments()) {
      for (Generation generation : assessment.application().generations()) {
        generation.workers().forEach(worker -> holds(worker, truth));
      }
      alarm(assessment, truth);
      wayBack(assessment);
    }
  }

  private static void holds(Worker worker, HostTruth truth) {
    WorkerTruth real = truth.workers().get(worker.id());
    WorkerState state = worker.state();
    if (real == null) {
      throw new Violation(worker.id().pid() + " is shown as a worker and is none: " + state);
    }
    boolean wrong =
        switch (state) {
          case READY -> !real.booted() || real.stopped();
          case BOOTING -> real.booted() && !real.told();
          case STOPPED -> !real.stopped();
          case FINISHING -> real.booted() && !real.told() && real.reached();
          default -> false;
        };
    if (wrong) {
      throw new Violation("worker " + worker.id().pid() + " is shown as " + state + ": " + real);
    }
  }

  private void alarm(Assessment assessment, HostTruth truth) {
    boolean raised = assessment.alarm().kind() == Alarm.Kind.OUTAGE;
    if (raised && listens(assessment, truth) && truth.isAnsweredSurely()) {
      throw new Violation("an outage is shown, and somebody serves: " + assessment.alarm().what());
    }
    if (raised && assessment.alarm().what().isBlank()) {
      throw new Violation("an outage without a word of what helps");
    }
    if (truth.seemsAnswered()) {
      seemsUnansweredSince = Long.MAX_VALUE;
      looksUnanswered = 0;
      return;
    }
    seemsUnansweredSince = Math.min(seemsUnansweredSince, truth.nanos());
    looksUnanswered++;
    boolean late = truth.nanos() - seemsUnansweredSince > SHOWN_SECONDS * 1e9;
    boolean unknown =
        assessment.application().generations().stream()
            .anyMatch(one -> one.count(WorkerState.UNKNOWN) > 0);
    if (late && looksUnanswered > 2 && !raised && !unknown) {
      throw new Violation("nobody has served for two seconds, and no outage is shown");
    }
  }

  /** Whether what is spoken of is not but a third master that waits beside those who serve. */
  private static boolean listens(Assessment assessment, HostTruth truth) {
    return assessment.application().generations().stream()
        .map(one -> truth.arbiters().get(one.master().id()))
        .anyMatch(one -> one == null || one.listens());
  }

  /** A state has a way back, or says that there is none. */
  private static void wayBack(Assessment assessment) {
    StepOffer revert = assessment.offer(Step.REVERT);
    if (!revert.canBeSent() && revert.reason().isBlank()) {
      throw new Violation("no way back, and no word of it");
    }
  }
}
