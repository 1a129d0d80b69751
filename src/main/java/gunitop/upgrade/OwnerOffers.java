package gunitop.upgrade;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.process.ProcessId;
import gunitop.process.TypedCommand;
import java.util.Optional;

/** The steps that the owner of a master takes part in. */
final class OwnerOffers {
  private OwnerOffers() {}

  /** Beside supervisord's own deadline, time for supervisorctl to start and to report. */
  private static final int CALL_SECONDS = 15;

  /**
   * TERM to OLD under supervisord: {@code supervisorctl stop} where that ends nobody but OLD, and
   * the plain signal as the other way.
   */
  static StepOffer retire(Situation situation, StepOffer plain) {
    Supervisor owner = situation.application().supervisor();
    if (owner.kind() != Supervisor.Kind.SUPERVISORD
        || owner.isContained()
        || owner.isBehindWrapper()
        || plain.command().isEmpty()) {
      return plain;
    }
    ProcessId old = situation.old().master().id();
    SupervisordFacts facts = situation.history().owners().supervisord(owner.pid());
    int graceful = GracefulTimeout.of(situation.application(), situation.history()).seconds();
    SupervisordStop stop = SupervisordStop.of(owner, facts, old.pid(), graceful);
    if (!stop.isOffered()) {
      return plain;
    }
    String program = stop.words().get(stop.words().size() - 1);
    int wait = facts.settings(program).map(one -> one.stopWaitSeconds()).orElse(graceful);
    Command command =
        new Command(new Act.Stop(stop.words(), program, owner.pid(), wait + CALL_SECONDS), old);
    if (facts.settings(program).isEmpty()) {
      return plain.or(new Alternative(command, Confirmation.TYPE, stop.doubt().orElse("")));
    }
    String consequence =
        situation
            .gravestAgainst(Step.TERM)
            .map(Finding::message)
            .orElse("supervisord will call it EXITED");
    return new StepOffer(
        Step.TERM,
        Optional.of(command),
        plain.allowed(),
        plain.confirmation(),
        plain.allowed()
            ? "supervisord stops OLD and starts no other"
                + stop.doubt().map(d -> "; " + d).orElse("")
            : plain.reason(),
        Optional.of(new Alternative(plain.command().get(), Confirmation.YES, consequence)));
  }

  /** Makes NEW the unit's main process. */
  static StepOffer handover(Situation situation) {
    Supervisor owner = situation.application().supervisor();
    if (owner.former() && situation.newGeneration().isEmpty()) {
      return TakeoverOffer.of(situation);
    }
    if (owner.kind() != Supervisor.Kind.SYSTEMD) {
      return nothing(
          owner.kind() == Supervisor.Kind.SUPERVISORD
              ? "supervisord can take over from NEW only after OLD has gone"
              : "there is no supervisor to hand over to");
    }
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
    Optional<StepOffer> refusal = StepOffers.refusedWithoutNew(situation, Step.HANDOVER, command);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!situation.snapshot().viewer().isRoot()) {
      return StepOffers.refused(
          Step.HANDOVER, command, "only root can tell systemd; F1 shows the commands");
    }
    return Gate.closedByNew(situation)
        .map(reason -> StepOffers.override(Step.HANDOVER, command, reason))
        .orElseGet(
            () ->
                StepOffers.allowed(
                    Step.HANDOVER,
                    command,
                    Confirmation.YES,
                    "makes NEW the main process of " + owner.name() + "; TERM is clear then"));
  }

  /** Gives a unit back to OLD that was handed over to NEW; the first step of a revert then. */
  static Optional<StepOffer> handBack(Situation situation) {
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
                    ? StepOffers.allowed(
                        Step.REVERT,
                        command,
                        Confirmation.YES,
                        "hands " + owner.name() + " back to OLD first; r goes on")
                    : StepOffers.refused(
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
    return new Command(new Act.HandOver(unit, main, !facts.hearsMain()), next);
  }

  private static StepOffer nothing(String reason) {
    return new StepOffer(Step.HANDOVER, Optional.empty(), false, Confirmation.NONE, reason);
  }
}
