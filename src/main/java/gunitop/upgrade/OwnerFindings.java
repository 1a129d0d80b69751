package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What the owner of a master does when OLD exits, and what it did already. */
final class OwnerFindings {
  private OwnerFindings() {}

  static List<Finding> of(
      Application application, Stage stage, Snapshot snapshot, History history) {
    List<Finding> found = new ArrayList<>();
    boolean upgrading = application.newGeneration().isPresent() && stage != Stage.RETIRING;
    atExit(application, upgrading, snapshot, history).ifPresent(found::add);
    UnknownOwnerFinding.of(application).ifPresent(found::add);
    ThirdMasterFinding.of(application, snapshot, history)
        .or(() -> OutsideFinding.of(application, snapshot, history))
        .ifPresent(found::add);
    TakenSocketFinding.of(application, snapshot).ifPresent(found::add);
    return found;
  }

  private static Optional<Finding> atExit(
      Application application, boolean upgrading, Snapshot snapshot, History history) {
    return switch (application.supervisor().kind()) {
      case SUPERVISORD -> Optional.of(RespawnFinding.of(application, snapshot, history));
      case SYSTEMD -> Optional.of(UnitFinding.of(application, upgrading, snapshot, history));
      case CONTAINER -> Optional.of(containerEnds(application, upgrading));
      case NONE, SHELL, UNKNOWN -> Optional.empty();
    };
  }

  private static Finding containerEnds(Application application, boolean upgrading) {
    return new Finding(
        upgrading ? Severity.BLOCKER : Severity.WARNING,
        FindingCode.CONTAINER_ENDS,
        "Master %d: %s: when it exits the container ends, NEW with it."
            .formatted(application.old().master().pid(), application.supervisor().witness()),
        "Replace the container instead of the master.",
        EnumSet.of(upgrading ? Step.TERM : Step.USR2));
  }
}
