package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Container;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the owner of a master does when OLD exits, and what it did already. */
final class OwnerFindings {
  /** A third master that lasts this long had time to bind, and did not. */
  private static final double THIRD_SECONDS = 1;

  /** supervisord's states in which it starts a program only when told to. */
  private static final Set<String> AT_REST = Set.of("STOPPED", "FATAL");

  private OwnerFindings() {}

  static List<Finding> of(
      Application application, Stage stage, Snapshot snapshot, History history) {
    List<Finding> found = new ArrayList<>();
    supervised(application, stage, history)
        .map(finding -> withCommands(finding, application, snapshot, history))
        .ifPresent(found::add);
    thirdMaster(application, snapshot, history).ifPresent(found::add);
    return found;
  }

  private static Optional<Finding> supervised(
      Application application, Stage stage, History history) {
    Supervisor owner = application.supervisor();
    boolean upgrading = application.fresh().isPresent() && stage != Stage.RETIRING;
    return switch (owner.kind()) {
      case SUPERVISORD -> Optional.of(respawns(application, history));
      case SYSTEMD ->
          unit(owner, history)
              .map(unit -> ofUnit(application, unit, upgrading))
              .orElseGet(() -> Optional.of(stopsUnit(application, "", upgrading)));
      case CONTAINER ->
          Optional.of(
              new Finding(
                  upgrading ? Severity.BLOCKER : Severity.WARNING,
                  FindingCode.CONTAINER_ENDS,
                  "Master %s: %s: when it exits the container ends, NEW with it."
                      .formatted(application.old().master().pid(), owner.witness()),
                  "Replace the container instead of the master.",
                  upgrading ? EnumSet.of(Step.TERM) : EnumSet.of(Step.USR2)));
      case NONE, SHELL, UNKNOWN -> Optional.empty();
    };
  }

  /** Our systemd knows nothing of a container's units, though it may have one of that name. */
  static Optional<UnitFacts> unit(Supervisor owner, History history) {
    return owner.isContained() ? Optional.empty() : history.owners().unit(owner.name());
  }

  private static Finding respawns(Application application, History history) {
    Supervisor owner = application.supervisor();
    int pid = application.old().master().pid();
    SupervisordFacts facts = history.owners().supervisord(owner.pid());
    String name = owner.name().isEmpty() ? "NAME" : owner.name();
    Optional<ProgramSettings> settings = facts.settings(owner.name());
    SupervisordStop stop =
        SupervisordStop.of(
            owner, facts, pid, Verification.gracefulTimeoutSeconds(application, history));
    String remedy =
        owner.isContained()
            ? inside(application, history)
            : stop.isOffered()
                ? "t retires OLD by %s, which starts none."
                    .formatted(ProgramWords.text(stop.words()))
                : stop.words().isEmpty()
                    ? "Retire OLD by supervisorctl stop %s instead of TERM, unless stopasgroup is set (%s)."
                        .formatted(name, stop.harm().orElse(""))
                    : stop.harm().orElse("") + ".";
    if (settings.isPresent() && !settings.get().restartsAfterTerm()) {
      return new Finding(
          Severity.INFO,
          FindingCode.SUPERVISORD_RESPAWNS,
          "supervisord (%s) started master %s as %s; with %s it starts none when OLD exits. NEW will not be known to it."
              .formatted(owner.pid(), pid, name, settings.get().restartText()),
          remedy,
          Set.of());
    }
    String setting =
        settings.map(one -> "with " + one.restartText()).orElse("with autorestart, if set,");
    return new Finding(
        Severity.WARNING,
        FindingCode.SUPERVISORD_RESPAWNS,
        "supervisord (%s) started master %s as %s: %s it starts a third master when OLD exits."
            .formatted(owner.pid(), pid, name, setting),
        remedy,
        EnumSet.of(Step.USR2, Step.TERM));
  }

  /** What somebody has to type where supervisord runs in a container. */
  private static String inside(Application application, History history) {
    Supervisor owner = application.supervisor();
    SupervisordStop stop =
        SupervisordStop.inside(
            owner,
            history.owners().supervisord(owner.pid()),
            Verification.gracefulTimeoutSeconds(application, history));
    return stop.harm()
        .map(harm -> harm + ".")
        .orElse(
            "Retire OLD by %s%s; it starts none."
                .formatted(
                    ProgramWords.text(stop.words()),
                    stop.doubt().map(doubt -> " (" + doubt + ")").orElse("")));
  }

  private static Optional<Finding> ofUnit(
      Application application, UnitFacts unit, boolean upgrading) {
    int main = unit.mainPid();
    String name = application.supervisor().name();
    if (main == application.old().master().pid()) {
      String settings =
          " (Type=%s, KillMode=%s, Restart=%s)"
              .formatted(unit.type(), unit.killMode(), unit.restart());
      return Optional.of(
          unit.triggeredBy().endsWith(".socket") && !upgrading
              ? socketActivated(application, unit)
              : stopsUnit(application, settings, upgrading));
    }
    boolean handedOver =
        application.fresh().filter(fresh -> fresh.master().pid() == main).isPresent();
    return Optional.of(
        new Finding(
            Severity.INFO,
            FindingCode.SYSTEMD_STOPS_UNIT,
            handedOver
                ? "NEW master %s is the main process of %s: TERM to OLD does not end the unit."
                    .formatted(main, name)
                : "The main process of %s is %s, not master %s: systemd does not watch this master."
                    .formatted(name, main, application.old().master().pid()),
            handedOver
                ? "Before a revert, hand the unit back to OLD."
                : "systemctl stop and restart end it all the same.",
            Set.of()));
  }

  /**
   * A NEW master looks for systemd's sockets from descriptor 3 on, where OLD has other files by
   * then: {@code gunicorn/arbiter.py reexec}; seen with 20.1.0, 23.0.0 and 26.2.2.
   */
  private static Finding socketActivated(Application application, UnitFacts unit) {
    String name = application.supervisor().name();
    return new Finding(
        Severity.WARNING,
        FindingCode.SYSTEMD_STOPS_UNIT,
        "%s is started by %s: NEW dies at once (Socket operation on non-socket; 20.1 to 26.2 do)."
            .formatted(name, unit.triggeredBy()),
        "systemctl restart %s is clean here: the socket unit keeps the listener meanwhile."
            .formatted(name),
        EnumSet.of(Step.USR2));
  }

  private static Finding stopsUnit(Application application, String settings, boolean upgrading) {
    return new Finding(
        upgrading ? Severity.BLOCKER : Severity.WARNING,
        FindingCode.SYSTEMD_STOPS_UNIT,
        "systemd runs master %s as %s%s: when it exits systemd kills NEW or restarts the unit: an outage."
            .formatted(application.old().master().pid(), application.supervisor().name(), settings),
        application
            .supervisor()
            .container()
            .map(
                one ->
                    "Its systemd runs in %s: h works in a gunitop started there%s."
                        .formatted(
                            one.label(),
                            one.entry().isEmpty() ? "" : " (" + one.entry() + "gunitop)"))
            .orElse("h makes NEW the unit's main process; then TERM is survived."),
        upgrading ? EnumSet.of(Step.TERM) : EnumSet.of(Step.USR2));
  }

  /** For somebody else to run, where we may not tell systemd ourselves. */
  private static Finding withCommands(
      Finding finding, Application application, Snapshot snapshot, History history) {
    Supervisor owner = application.supervisor();
    Optional<UnitFacts> unit = unit(owner, history);
    boolean blocks =
        finding.code() == FindingCode.SYSTEMD_STOPS_UNIT && finding.severity() == Severity.BLOCKER;
    if (snapshot.viewer().isRoot() || !blocks || unit.isEmpty()) {
      return finding;
    }
    List<String> script =
        OwnerOffers.to(
                application.fresh().orElseThrow(), application.old(), owner.name(), unit.get())
            .script();
    return new Finding(
        finding.severity(),
        finding.code(),
        finding.message(),
        "Before TERM, as root: " + String.join("; ", script),
        finding.against());
  }

  private static Optional<Finding> thirdMaster(
      Application application, Snapshot snapshot, History history) {
    ProcessId serving = application.youngest().master().id();
    int count = history.thirds().count(serving);
    double seconds = history.thirds().seconds(serving, snapshot);
    if (count == 0 || count == 1 && seconds < THIRD_SECONDS) {
      return Optional.empty();
    }
    Supervisor owner = application.supervisor();
    if (application.third().isEmpty() && isAtRest(owner, history)) {
      return Optional.empty();
    }
    String who = owner.isSupervisord() ? "supervisord (" + owner.pid() + ")" : "systemd";
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
                .formatted(who, serving.pid(), third, count, seconds),
            remedy(owner, history),
            EnumSet.of(Step.USR2)));
  }

  /** "Already running on PID": {@code gunicorn/pidfile.py create}, before it has handlers. */
  private static boolean diesOnPidfile(Master third) {
    return TakeoverLead.line(third).flatMap(LaunchLine::pidfile).isPresent();
  }

  /** Whether supervisord says that it starts this program no more. */
  static boolean isAtRest(Supervisor owner, History history) {
    return owner.isSupervisord()
        && history
            .owners()
            .supervisord(owner.pid())
            .status(owner.name())
            .filter(one -> AT_REST.contains(one.state()))
            .isPresent();
  }

  private static String remedy(Supervisor owner, History history) {
    if (!owner.isSupervisord()) {
      return "systemctl stop %s would end NEW too; plan a restart.".formatted(owner.name());
    }
    List<String> words = new ArrayList<>();
    owner
        .container()
        .map(Container::entry)
        .filter(entry -> !entry.isEmpty())
        .ifPresent(entry -> words.addAll(List.of(entry.split(" "))));
    words.addAll(history.owners().supervisord(owner.pid()).control());
    if (history.owners().supervisord(owner.pid()).control().isEmpty()) {
      words.add("supervisorctl");
    }
    words.add("stop");
    words.add(owner.name().isEmpty() ? "NAME" : owner.name());
    return "%s ends the loop; NEW serves on, outside supervisord."
        .formatted(ProgramWords.text(words));
  }
}
