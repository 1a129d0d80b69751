package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Consequence;
import gunitop.gunicorn.Supervisor;
import java.util.EnumSet;
import java.util.Optional;

/** An owner that is neither supervisord, systemd nor a container, or that is not known at all. */
final class UnknownOwnerFinding {
  private UnknownOwnerFinding() {}

  /** Empty where it is proved that nobody acts, or where another finding says who does. */
  static Optional<Finding> of(Application application) {
    Supervisor owner = application.supervisor();
    int pid = application.old().master().pid();
    boolean told = owner.kind() == Supervisor.Kind.SUPERVISORD;
    if (owner.kind() == Supervisor.Kind.UNKNOWN
        && owner.consequence() == Consequence.STARTS_ANOTHER) {
      return Optional.of(startsAnother(owner, pid));
    }
    return owner.consequence() == Consequence.UNKNOWN && !told
        ? Optional.of(unknown(owner, pid))
        : Optional.empty();
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
