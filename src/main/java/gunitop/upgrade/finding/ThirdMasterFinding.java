package gunitop.upgrade.finding;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.Supervisor;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.OwnerWords;
import gunitop.upgrade.Owners;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.EnumSet;
import java.util.Optional;

/** Masters that an owner starts beside the one that serves, and how their loop is ended. */
final class ThirdMasterFinding {
  /** A third master that lasts this long had time to bind, and did not. */
  private static final double BIND_SECONDS = 1;

  private ThirdMasterFinding() {}

  static Optional<Finding> of(
      Application application, Snapshot snapshot, History history, Owners owners) {
    ProcessId serving = application.youngest().master().id();
    int count = history.thirds().count(serving);
    double seconds = history.thirds().seconds(serving, snapshot);
    if (count == 0 || count == 1 && seconds < BIND_SECONDS) {
      return Optional.empty();
    }
    Supervisor owner = application.supervisor();
    if (application.third().isEmpty() && owners.of(owner).isAtRest(owner, history)) {
      return Optional.empty();
    }
    Supervisor starter = starter(application, snapshot, history, owners);
    OwnerWords words = owners.of(starter);
    String third =
        application
            .third()
            .map(
                one ->
                    diesOnPidfile(one)
                        ? "third master %s dies on the pidfile, as each does".formatted(one.pid())
                        : one.hasHandlers()
                            ? "third master %s waits for the listener".formatted(one.pid())
                            : "third master %s imports".formatted(one.pid()))
            .orElse("the last third master has just exited");
    return Optional.of(
        new Finding(
            Severity.WARNING,
            FindingCode.THIRD_MASTER,
            "%s starts masters that cannot bind, for %s serves: %s; %s in %.0f s so far."
                .formatted(words.name(starter), serving.pid(), third, count, seconds),
            words.endOfLoop(starter, history),
            EnumSet.of(Step.USR2)));
  }

  /** "Already running on PID": {@code gunicorn/pidfile.py create}, before it has handlers. */
  private static boolean diesOnPidfile(Master third) {
    return LaunchLine.of(third.process().traits().commandLine())
        .flatMap(LaunchLine::pidfile)
        .isPresent();
  }

  /** By the third one itself where it is there, else by who owned OLD. */
  private static Supervisor starter(
      Application application, Snapshot snapshot, History history, Owners owners) {
    Supervisor owner = application.supervisor();
    if (owner.isSupervisord()) {
      return owner;
    }
    return application
        .third()
        .map(one -> owners.ownership().ownerOf(one.process(), snapshot, history.owners()))
        .or(() -> history.of(application.youngest().master().id()).launcher())
        .orElse(owner);
  }
}
