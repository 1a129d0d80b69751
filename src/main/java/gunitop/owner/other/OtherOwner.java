package gunitop.owner.other;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Consequence;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Supervisor;
import gunitop.process.Snapshot;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.OwnerRules;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Situation;
import gunitop.upgrade.StartByHand;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.finding.UnknownOwnerFinding;
import java.util.EnumSet;
import java.util.List;

/** Nobody, a shell, another supervisor, or somebody who cannot be seen. */
public final class OtherOwner implements OwnerRules {
  @Override
  public boolean isFor(Supervisor owner) {
    return true;
  }

  @Override
  public List<Finding> atOldsEnd(
      Application application, boolean upgrading, Snapshot snapshot, History history) {
    Supervisor owner = application.supervisor();
    return owner.kind() == Supervisor.Kind.UNKNOWN
            && owner.consequence() == Consequence.STARTS_ANOTHER
        ? List.of(startsAnother(owner, application.old().master().pid()))
        : UnknownOwnerFinding.of(application).stream().toList();
  }

  private static Finding startsAnother(Supervisor owner, int pid) {
    return new Finding(
        Severity.WARNING,
        FindingCode.OWNER_UNKNOWN,
        "%s (%s) starts another master when master %s ends; it cannot bind while NEW serves."
            .formatted(owner.name(), owner.pid(), pid),
        OtherSupervisor.of(owner)
            .map(
                words ->
                    owner.isBehindWrapper()
                        ? "Tell it first to start none: %s.".formatted(words)
                        : "%s retires OLD, and none is started.".formatted(words))
            .orElse("Tell it first to start none; then TERM retires OLD."),
        EnumSet.of(Step.USR2, Step.TERM));
  }

  @Override
  public StepOffer handover(Situation situation) {
    Supervisor owner = situation.application().supervisor();
    return switch (owner.consequence()) {
      case NONE -> OwnerRules.super.handover(situation);
      case UNKNOWN ->
          StepOffer.nothing(Step.HANDOVER, "whether a supervisor watches OLD is not known");
      case STARTS_ANOTHER, ENDS_NEW ->
          StepOffer.nothing(
              Step.HANDOVER, "%s (%s) cannot be told of NEW".formatted(owner.name(), owner.pid()));
    };
  }

  @Override
  public String endOfLoop(Supervisor owner, History history) {
    return OtherSupervisor.of(owner)
        .map(words -> words + " ends the loop; NEW serves on, outside of it.")
        .orElse("Find out who starts them, and end that loop; NEW serves on.");
  }

  @Override
  public String restart(Application application, History history) {
    Supervisor owner = application.supervisor();
    String byHand = StartByHand.of(application, history);
    return owner.kind() != Supervisor.Kind.UNKNOWN || owner.name().isEmpty()
        ? byHand
        : "%s (%s) may start it again; else: %s".formatted(owner.name(), owner.pid(), byHand);
  }
}
