package gunitop.upgrade.step;

import gunitop.gunicorn.FailedReexec;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.Preload;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.process.ProcessSample;
import gunitop.process.Signal;
import gunitop.upgrade.CodeOnDisk;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Situation;
import gunitop.upgrade.StageDerivation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.Optional;

/**
 * The next step of the revert that fits the stage. Nothing drained: TERM to NEW, nothing else. OLD
 * drained or reduced: HUP to OLD, wait until it is complete, then TERM to NEW. Derived afresh from
 * each snapshot, so that every press of the key does what is right then. Workers that outlive a NEW
 * master are ended last, one a press.
 */
final class RevertPlan {

  private RevertPlan() {}

  /** The revert's next step, or why there is none. */
  static StepOffer next(Situation situation) {
    Generation old = situation.old();
    Optional<Generation> newGeneration = situation.newGeneration();
    if (old.state() == GenerationState.RETIRING) {
      return nothing("OLD is stopping: TERM cannot be taken back");
    }
    Optional<StepOffer> handBack = situation.owner().handBack(situation);
    if (handBack.isPresent()) {
      return handBack.get();
    }
    if (newGeneration.filter(f -> f.state() == GenerationState.RETIRING).isPresent()) {
      return lacks(old) && old.count(WorkerState.BOOTING) == 0
          ? respawn(situation)
          : nothing("NEW is already leaving");
    }
    if (newGeneration.isEmpty() && !situation.application().strays().isEmpty()) {
      return endStray(situation.application().strays().get(0));
    }
    Optional<ProcessSample> child = FailedReexec.of(old.master(), situation.snapshot());
    if (newGeneration.isEmpty() && child.isPresent()) {
      return endChild(child.get());
    }
    boolean reduced =
        newGeneration
            .map(f -> StageDerivation.isReduced(old, f))
            .orElseGet(() -> lacksWorkers(old));
    if (newGeneration.isEmpty()) {
      return reduced ? respawn(situation) : nothing("there is nothing to revert");
    }
    if (!reduced) {
      return old.count(WorkerState.BOOTING) > 0
          ? waiting(situation, newGeneration.get())
          : retireNew(situation, newGeneration.get());
    }
    return old.count(WorkerState.BOOTING) > 0
        ? waiting(situation, newGeneration.get())
        : respawn(situation);
  }

  private static boolean lacksWorkers(Generation only) {
    boolean starts = only.state() == GenerationState.BOOTING && only.workers().isEmpty();
    return !starts && lacks(only);
  }

  private static boolean lacks(Generation generation) {
    int staying = generation.workers().size() - generation.leaving();
    return generation.master().hasHandlers() && staying < generation.desired().full().orElse(1);
  }

  /** TERM to NEW; OLD's workers are all there. */
  private static StepOffer retireNew(Situation situation, Generation newGeneration) {
    Generation old = situation.old();
    Command command = new Command(Signal.TERM, newGeneration.master().id());
    if (old.readyOrUnread() == 0) {
      return StepOffer.override(
          Step.REVERT, command, "no OLD worker is ready: nothing would serve");
    }
    Optional<String> doubt = situation.owner().doubtAtEndOfNew(situation);
    if (doubt.isPresent()) {
      return StepOffer.allowed(Step.REVERT, command, Confirmation.TYPE, doubt.get());
    }
    if (old.count(WorkerState.UNKNOWN) > 0) {
      return StepOffer.allowed(
          Step.REVERT,
          command,
          Confirmation.YES,
          "ends NEW; whether OLD's workers are ready cannot be read");
    }
    return StepOffer.allowed(
        Step.REVERT,
        command,
        Confirmation.NONE,
        newGeneration.master().hasHandlers()
            ? "ends NEW; OLD's " + number(old) + "workers stay as they are"
            : "ends NEW at once: it has no handlers yet; OLD stays as it is");
  }

  /** How many are ready, with a blank; nothing where that is not known of all. */
  private static String number(Generation old) {
    return old.count(WorkerState.UNKNOWN) == 0 ? old.ready() + " " : "";
  }

  /** KILL to a worker that outlived its master. */
  private static StepOffer endStray(Worker stray) {
    return StepOffer.allowed(
        Step.REVERT,
        new Command(Signal.KILL, stray.id()),
        Confirmation.YES,
        "worker " + stray.id().pid() + " outlived its master; its request in flight is lost");
  }

  /** KILL to the child of a USR2 that failed: it hears nothing else. */
  private static StepOffer endChild(ProcessSample child) {
    return StepOffer.allowed(
        Step.REVERT,
        new Command(Signal.KILL, child.id()),
        Confirmation.YES,
        "child " + child.pid() + " of the USR2 that failed goes; workers and pidfile stay");
  }

  /** HUP to OLD, which forks its workers anew. */
  private static StepOffer respawn(Situation situation) {
    Generation old = situation.old();
    Command command = new Command(Signal.HUP, old.master().id());
    if (situation.newGeneration().isEmpty() && old.isComplete()) {
      return back(old, command, situation);
    }
    Preload preload = situation.application().preload();
    if (preload.verdict() == Preload.Verdict.YES) {
      return StepOffer.allowed(
          Step.REVERT,
          command,
          Confirmation.NONE,
          "OLD forks its workers again, from the code in its memory");
    }
    return StepOffer.allowed(
        Step.REVERT,
        command,
        Confirmation.YES,
        "OLD's new workers " + imports(situation) + meanwhile(situation));
  }

  /** HUP to an only generation that somebody has reduced, in a drain or because it is enough. */
  private static StepOffer back(Generation only, Command command, Situation situation) {
    boolean preloads = situation.application().preload().verdict() == Preload.Verdict.YES;
    return StepOffer.allowed(
        Step.REVERT,
        command,
        Confirmation.YES,
        "brings back the %s workers that it was started with, %s"
            .formatted(
                only.desired().full().get(),
                preloads
                    ? "from the code in its memory"
                    : "which " + imports(situation) + meanwhile(situation)));
  }

  /** HUP tells the workers before to go before the new ones have loaded anything. */
  private static String meanwhile(Situation situation) {
    Optional<Generation> newGeneration = situation.newGeneration();
    boolean newServes = newGeneration.filter(one -> one.ready() > 0).isPresent();
    if (newServes || situation.old().readyOrUnread() == 0) {
      return "";
    }
    int newUnread = newGeneration.map(one -> one.count(WorkerState.UNKNOWN)).orElse(0);
    return situation.old().ready() > 0 && newUnread == 0
        ? "; until they are ready nobody would serve"
        : "; whether anybody serves until they are ready cannot be read";
  }

  private static String imports(Situation situation) {
    return situation
        .code()
        .map(CodeOnDisk::consequence)
        .orElse("import the code that is on disk now: put the OLD code back first");
  }

  private static StepOffer waiting(Situation situation, Generation newGeneration) {
    return StepOffer.override(
        Step.REVERT,
        new Command(Signal.TERM, newGeneration.master().id()),
        "wait: "
            + Gate.unreadiness(situation.old(), "OLD")
            + (situation.old().readyOrUnread() == 0 ? ": nobody would serve" : ""));
  }

  private static StepOffer nothing(String reason) {
    return StepOffer.nothing(Step.REVERT, reason);
  }
}
