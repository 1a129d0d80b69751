package gunitop.rehearsal;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.rehearsal.HostTruth.ArbiterTruth;
import gunitop.ui.Model;
import gunitop.upgrade.course.FinishedStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No step is done that is not. */
final class StepTruth {

  void hold(Model before, Model model, HostTruth truth) {
    List<FinishedStep> earlier = before.steps().finished();
    for (FinishedStep step : model.steps().finished()) {
      boolean known = earlier.stream().anyMatch(one -> isSame(one, step));
      if (!known) {
        Optional<String> wrong = step.held() ? wrong(step, truth) : wronglyFailed(step, truth);
        wrong.ifPresent(
            what -> {
              throw new Violation(
                  step.step()
                      + (step.held() ? " held" : " failed")
                      + " and did not: "
                      + what
                      + " ("
                      + step.text()
                      + ")");
            });
      }
    }
  }

  private static boolean isSame(FinishedStep one, FinishedStep other) {
    return one.command().equals(other.command()) && one.time().equals(other.time());
  }

  private static Optional<String> wrong(FinishedStep step, HostTruth truth) {
    ProcessId target = step.command().target();
    return switch (step.step()) {
      case USR2 -> started(target, truth);
      case WINCH -> given(truth.booted(target) == 0, "OLD has workers");
      case DRAIN -> Optional.empty();
      case HANDOVER ->
          given(
              truth.unitMain().isEmpty() || truth.unitMain().getAsInt() == target.pid(),
              "the unit has another main process");
      case TERM ->
          given(!truth.arbiters().containsKey(target), "OLD lives")
              .or(() -> given(truth.seemsAnswered(), "nobody serves"));
      case REVERT -> reverted(step, target, truth);
    };
  }

  private static Optional<String> started(ProcessId old, HostTruth truth) {
    for (Map.Entry<ProcessId, ArbiterTruth> one : truth.arbiters().entrySet()) {
      boolean ready = truth.booted(one.getKey()) > 0 && one.getValue().listens();
      if (!one.getKey().equals(old) && ready) {
        return Optional.empty();
      }
    }
    return Optional.of("no NEW has a ready worker");
  }

  private static Optional<String> reverted(FinishedStep step, ProcessId target, HostTruth truth) {
    boolean ends =
        step.command().signal().filter(one -> one == Signal.TERM || one == Signal.KILL).isPresent();
    boolean there = truth.arbiters().containsKey(target) || truth.workers().containsKey(target);
    return ends
        ? given(!there, target.pid() + " lives")
        : given(
            !there || truth.booted(target) > 0 || step.command().signal().isEmpty(),
            "OLD has no ready worker");
  }

  private static Optional<String> wronglyFailed(FinishedStep step, HostTruth truth) {
    return step.text().contains("OUTAGE") || step.text().contains("nobody serves")
        ? given(!truth.isAnsweredSurely(), "somebody serves")
        : Optional.empty();
  }

  private static Optional<String> given(boolean so, String otherwise) {
    return so ? Optional.empty() : Optional.of(otherwise);
  }
}
