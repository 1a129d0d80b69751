package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.Supervisor;
import gunitop.ownership.Ownership;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.process.TypedCommand;
import java.util.EnumSet;
import java.util.Optional;

/** Masters that an owner starts beside the one that serves, and how their loop is ended. */
final class ThirdMasterFinding {
  /** A third master that lasts this long had time to bind, and did not. */
  private static final double BIND_SECONDS = 1;

  private ThirdMasterFinding() {}

  static Optional<Finding> of(Application application, Snapshot snapshot, History history) {
    ProcessId serving = application.youngest().master().id();
    int count = history.thirds().count(serving);
    double seconds = history.thirds().seconds(serving, snapshot);
    if (count == 0 || count == 1 && seconds < BIND_SECONDS) {
      return Optional.empty();
    }
    Supervisor owner = application.supervisor();
    if (application.third().isEmpty()
        && owner.isSupervisord()
        && history.owners().supervisord(owner.pid()).isAtRest(owner.name())) {
      return Optional.empty();
    }
    Supervisor starter = starter(application, snapshot, history);
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
                .formatted(named(starter), serving.pid(), third, count, seconds),
            remedy(starter, history),
            EnumSet.of(Step.USR2)));
  }

  /** "Already running on PID": {@code gunicorn/pidfile.py create}, before it has handlers. */
  private static boolean diesOnPidfile(Master third) {
    return TakeoverLead.line(third).flatMap(LaunchLine::pidfile).isPresent();
  }

  /** By the third one itself where it is there, else by who owned OLD. */
  private static Supervisor starter(Application application, Snapshot snapshot, History history) {
    Supervisor owner = application.supervisor();
    if (owner.isSupervisord()) {
      return owner;
    }
    return application
        .third()
        .map(one -> Ownership.ownerOf(one.process(), snapshot, history.owners()))
        .or(() -> history.of(application.youngest().master().id()).launcher())
        .orElse(owner);
  }

  private static String named(Supervisor starter) {
    if (starter.isSupervisord()) {
      return "supervisord (" + starter.pid() + ")";
    }
    if (starter.kind() == Supervisor.Kind.SYSTEMD) {
      return "systemd (" + starter.name() + ")";
    }
    return starter.name().isEmpty() ? "Somebody" : starter.name() + " (" + starter.pid() + ")";
  }

  private static String remedy(Supervisor owner, History history) {
    if (owner.kind() == Supervisor.Kind.SYSTEMD) {
      return "%s would end NEW too; plan a restart."
          .formatted(TypedCommand.of("systemctl", "stop").withName(owner.name()).text());
    }
    if (!owner.isSupervisord()) {
      return OtherSupervisor.of(owner)
          .map(words -> words + " ends the loop; NEW serves on, outside of it.")
          .orElse("Find out who starts them, and end that loop; NEW serves on.");
    }
    return "%s ends the loop; NEW serves on, outside supervisord."
        .formatted(SupervisordStop.typed(owner, history.owners().supervisord(owner.pid())).text());
  }
}
