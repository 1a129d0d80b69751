package gunitop.upgrade.finding;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Consequence;
import gunitop.gunicorn.Supervisor;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.EnumSet;
import java.util.Optional;

/** An owner of which nobody knows what it does when OLD ends. */
public final class UnknownOwnerFinding {
  private UnknownOwnerFinding() {}

  /** Empty where it is known. */
  public static Optional<Finding> of(Application application) {
    Supervisor owner = application.supervisor();
    return owner.consequence() == Consequence.UNKNOWN
        ? Optional.of(unknown(owner, application.old().master().pid()))
        : Optional.empty();
  }

  private static Finding unknown(Supervisor owner, int pid) {
    String doubt =
        owner
            .chain()
            .doubtful()
            .map(one -> "%s (%s) stands above it".formatted(one.name(), one.pid()))
            .orElse(owner.witness());
    return new Finding(
        Severity.WARNING,
        FindingCode.OWNER_UNKNOWN,
        "What happens when master %s ends is unknown: it may end or restart the service (%s)."
            .formatted(pid, doubt),
        "Find out what it does when its child ends; a planned restart is the safe way.",
        EnumSet.of(Step.TERM));
  }
}
