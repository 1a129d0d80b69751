package gunitop.owner.systemd;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.UnitFacts;
import gunitop.process.ProcessId;
import gunitop.process.TypedCommand;
import gunitop.upgrade.Act;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Situation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.step.Gate;
import java.util.List;
import java.util.Optional;

/** Hands a systemd unit over to NEW, and back to OLD. */
final class HandoverOffer {
  private HandoverOffer() {}

  /** Makes NEW the unit's main process. */
  static StepOffer toNew(Situation situation) {
    Supervisor owner = situation.application().supervisor();
    if (owner.ofUser()) {
      return nothing(owner.name() + " is a unit of a user's own systemd: only that user tells it");
    }
    if (owner.isContained()) {
      return nothing("systemd runs in a container: start gunitop there to hand over");
    }
    Optional<UnitFacts> unit = situation.history().owners().unit(owner.name());
    if (unit.isEmpty()) {
      return nothing("systemd did not say what it knows of " + owner.name());
    }
    if (situation.newGeneration().isEmpty()) {
      return nothing("there is no NEW to hand " + owner.name() + " over to");
    }
    if (!TypedCommand.isName(owner.name())) {
      return nothing("the name of its unit is in no command: hand over by hand");
    }
    Generation newGeneration = situation.newGeneration().get();
    if (unit.get().mainPid() == newGeneration.master().pid()) {
      return nothing("NEW is the main process of " + owner.name() + " already");
    }
    if (!UnitFinding.isOurs(unit.get().mainPid(), situation.application())) {
      return nothing(
          "the main process of %s is %s, not OLD".formatted(owner.name(), unit.get().mainPid()));
    }
    Command command =
        to(
            newGeneration.master().id(),
            main(situation.application(), unit.get()),
            owner.name(),
            unit.get());
    if (newGeneration.state() == GenerationState.RETIRING) {
      return StepOffer.refused(
          Step.HANDOVER, command, "NEW is leaving: systemd would end OLD with it");
    }
    if (!situation.snapshot().viewer().isRoot()) {
      return StepOffer.refused(
          Step.HANDOVER, command, "only root can tell systemd; F1 shows the commands");
    }
    return Gate.closedByNew(situation)
        .map(
            reason ->
                StepOffer.override(
                    Step.HANDOVER, command, reason + ": should it die, systemd ends OLD with it"))
        .orElseGet(
            () ->
                StepOffer.allowed(
                    Step.HANDOVER,
                    command,
                    Confirmation.YES,
                    situation.old().state() == GenerationState.RETIRING
                        ? "OLD is stopping: saves NEW from its end, where it is in time"
                        : "makes NEW the main process of "
                            + owner.name()
                            + "; TERM is clear then"));
  }

  /** Gives a unit back to OLD that was handed over to NEW; the first step of a revert then. */
  static Optional<StepOffer> backToOld(Situation situation) {
    Supervisor owner = situation.application().supervisor();
    if (!owner.isUnitOfOurs()
        || !TypedCommand.isName(owner.name())
        || situation.newGeneration().isEmpty()) {
      return Optional.empty();
    }
    Generation newGeneration = situation.newGeneration().get();
    ProcessId before =
        owner.chain().ownersChild().map(Ancestor::id).orElse(situation.old().master().id());
    return situation
        .history()
        .owners()
        .unit(owner.name())
        .filter(unit -> unit.mainPid() == newGeneration.master().pid())
        .map(unit -> to(before, newGeneration.master().id(), owner.name(), unit))
        .map(
            command ->
                situation.snapshot().viewer().isRoot()
                    ? StepOffer.allowed(
                        Step.REVERT,
                        command,
                        Confirmation.YES,
                        "hands " + owner.name() + " back to OLD first; r goes on")
                    : StepOffer.refused(
                        Step.REVERT, command, "only root can hand " + owner.name() + " back"));
  }

  /** The main process of a unit that is OLD, or the script that ends with it. */
  static ProcessId main(Application application, UnitFacts unit) {
    return application.supervisor().chain().wrappers().stream()
        .filter(one -> one.pid() == unit.mainPid())
        .map(Ancestor::id)
        .findFirst()
        .orElse(application.old().master().id());
  }

  static Command to(ProcessId next, ProcessId main, String unit, UnitFacts facts) {
    boolean opensAccess = !facts.hearsMain();
    List<String> script = HandoverScript.lines(unit, main.pid(), next.pid(), opensAccess);
    return new Command(new Act.HandOver(unit, main, opensAccess, script), next);
  }

  private static StepOffer nothing(String reason) {
    return StepOffer.nothing(Step.HANDOVER, reason);
  }
}
