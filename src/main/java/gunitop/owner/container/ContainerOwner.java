package gunitop.owner.container;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Container;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Supervisor;
import gunitop.process.Snapshot;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.OwnerRules;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Situation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.finding.UnknownOwnerFinding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A container whose first process is OLD, or ends with it: then the container ends. */
public final class ContainerOwner implements OwnerRules {
  @Override
  public boolean isFor(Supervisor owner) {
    return owner.kind() == Supervisor.Kind.CONTAINER;
  }

  @Override
  public List<Finding> atOldsEnd(
      Application application, boolean upgrading, Snapshot snapshot, History history) {
    List<Finding> found = new ArrayList<>();
    found.add(
        new Finding(
            upgrading ? Severity.BLOCKER : Severity.WARNING,
            FindingCode.CONTAINER_ENDS,
            "Master %d: %s: when it exits the container ends, NEW with it."
                .formatted(application.old().master().pid(), application.supervisor().witness()),
            "Replace the container instead of the master.",
            EnumSet.of(upgrading ? Step.TERM : Step.USR2)));
    UnknownOwnerFinding.of(application).ifPresent(found::add);
    return found;
  }

  @Override
  public StepOffer handover(Situation situation) {
    return StepOffer.nothing(
        Step.HANDOVER, "the container ends with its first process: nothing hands it over");
  }

  @Override
  public String endOfLoop(Supervisor owner, History history) {
    return "Find out who starts them, and end that loop; NEW serves on.";
  }

  @Override
  public String restart(Application application, History history) {
    return "Start its container again%s."
        .formatted(
            application
                .supervisor()
                .container()
                .map(Container::label)
                .map(one -> ": " + one)
                .orElse(""));
  }
}
