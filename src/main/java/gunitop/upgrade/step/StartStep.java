package gunitop.upgrade.step;

import gunitop.gunicorn.FailedReexec;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.process.ProcessSample;
import gunitop.process.Signal;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Situation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.Optional;

/** USR2 to OLD: one generation, all its workers ready. */
final class StartStep implements StepRules {
  @Override
  public StepOffer offer(Situation situation) {
    Generation old = situation.old();
    Command command = new Command(Signal.USR2, old.master().id());
    if (situation.newGeneration().isPresent()) {
      int newGeneration = situation.newGeneration().get().master().pid();
      return StepOffer.refused(
          Step.USR2, command, "NEW master " + newGeneration + " exists: USR2 would be ignored");
    }
    if (old.state() == GenerationState.RETIRING) {
      return StepOffer.refused(Step.USR2, command, "master " + old.master().pid() + " is stopping");
    }
    if (!old.master().hasHandlers()) {
      return StepOffer.refused(
          Step.USR2, command, "the master has no handler for USR2 yet: it would be killed");
    }
    Optional<ProcessSample> child = FailedReexec.of(old.master(), situation.snapshot());
    if (child.isPresent()) {
      return StepOffer.refused(
          Step.USR2,
          command,
          "child " + child.get().pid() + " of a USR2 that failed lives: ignored");
    }
    if (!old.isCompleteOrRecycling()) {
      return StepOffer.override(Step.USR2, command, Gate.unreadiness(old, "OLD"));
    }
    return StepOffer.allowed(
        Step.USR2,
        command,
        Confirmation.NONE,
        situation.has(FindingCode.OWNER_UNKNOWN)
            ? "starts a NEW master beside OLD; what happens when OLD ends is unknown"
            : "starts a NEW master beside OLD");
  }

  @Override
  public Outcome judge(Evidence evidence) {
    return StartVerdict.judge(evidence);
  }
}
