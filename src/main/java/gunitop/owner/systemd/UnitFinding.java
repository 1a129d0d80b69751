package gunitop.owner.systemd;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.UnitFacts;
import gunitop.process.Snapshot;
import gunitop.process.TypedCommand;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a systemd unit, and of NEW in it, when OLD exits. */
final class UnitFinding {
  private UnitFinding() {}

  static Finding of(
      Application application, boolean upgrading, Snapshot snapshot, History history) {
    if (application.supervisor().ofUser()) {
      return ofUser(application, upgrading);
    }
    Optional<UnitFacts> unit = facts(application.supervisor(), history);
    Finding finding =
        unit.map(one -> known(application, one, upgrading))
            .orElseGet(() -> stopsUnit(application, "", upgrading));
    return withCommands(finding, application, unit, snapshot);
  }

  /** Our systemd knows nothing of a container's units, though it may have one of that name. */
  private static Optional<UnitFacts> facts(Supervisor owner, History history) {
    return owner.isUnitOfOurs() ? history.owners().unit(owner.name()) : Optional.empty();
  }

  private static Finding known(Application application, UnitFacts unit, boolean upgrading) {
    int main = unit.mainPid();
    String name = application.supervisor().name();
    if (isOurs(main, application)) {
      String settings =
          " (Type=%s, KillMode=%s, Restart=%s)"
              .formatted(unit.type(), unit.killMode(), unit.restart());
      return unit.triggeredBy().endsWith(".socket") && application.newGeneration().isEmpty()
          ? socketActivated(application, unit)
          : atMainsEnd(application, settings, upgrading);
    }
    boolean handedOver =
        application
            .newGeneration()
            .filter(newGeneration -> newGeneration.master().pid() == main)
            .isPresent();
    return new Finding(
        Severity.INFO,
        FindingCode.SYSTEMD_STOPS_UNIT,
        handedOver
            ? "NEW master %s is the main process of %s: TERM to OLD does not end the unit."
                .formatted(main, name)
            : "The main process of %s is %s, not master %s: systemd does not watch this master."
                .formatted(name, main == 0 ? "nobody" : main, application.old().master().pid()),
        handedOver
            ? "Before a revert, hand the unit back to OLD."
            : "systemctl stop and restart end it all the same.",
        Set.of());
  }

  private static Finding atMainsEnd(Application application, String settings, boolean upgrading) {
    return switch (application.supervisor().consequence()) {
      case NONE -> sparesNew(application, settings, "", EnumSet.of(Step.TERM));
      case STARTS_ANOTHER ->
          sparesNew(
              application,
              settings,
              " It starts another master then, which cannot bind while NEW serves.",
              EnumSet.of(Step.USR2, Step.TERM));
      case ENDS_NEW, UNKNOWN -> stopsUnit(application, settings, upgrading);
    };
  }

  /** {@code KillMode=process} and {@code none}, {@code systemd.kill(5)}: seen with systemd 252. */
  private static Finding sparesNew(
      Application application, String settings, String more, Set<Step> against) {
    return new Finding(
        Severity.WARNING,
        FindingCode.SYSTEMD_STOPS_UNIT,
        "systemd runs %s as %s%s: when it exits systemd leaves NEW alive, and watches it no more.%s"
            .formatted(main(application), application.supervisor().name(), settings, more),
        "h makes NEW the unit's main process; then it is watched.",
        against);
  }

  /**
   * A NEW master looks for systemd's sockets from descriptor 3 on, where OLD has other files by
   * then: {@code gunicorn/arbiter.py reexec}; seen with 20.1.0, 23.0.0 and 26.2.2.
   */
  private static Finding socketActivated(Application application, UnitFacts unit) {
    String name = application.supervisor().name();
    return new Finding(
        Severity.WARNING,
        FindingCode.SOCKET_ACTIVATION,
        "%s is started by %s: NEW dies at once (Socket operation on non-socket; 20.1 to 26.2 do)."
            .formatted(name, unit.triggeredBy()),
        "%s is clean here: the socket unit keeps the listener meanwhile."
            .formatted(TypedCommand.of("systemctl", "restart").withName(name).text()),
        EnumSet.of(Step.USR2));
  }

  private static Finding stopsUnit(Application application, String settings, boolean upgrading) {
    return new Finding(
        upgrading ? Severity.BLOCKER : Severity.WARNING,
        FindingCode.SYSTEMD_STOPS_UNIT,
        "systemd runs %s as %s%s: when it exits systemd kills NEW or restarts the unit: an outage."
            .formatted(main(application), application.supervisor().name(), settings),
        application
            .supervisor()
            .container()
            .map(
                one ->
                    "Its systemd runs in %s: h works in a gunitop started there%s."
                        .formatted(
                            one.label(),
                            one.entry()
                                .map(entry -> " (" + entry.with(List.of("gunitop")).text() + ")")
                                .orElse("")))
            .orElse(
                settings.isEmpty()
                    ? "systemd did not say what it knows of it, so h cannot hand it over yet."
                    : "h makes NEW the unit's main process; then TERM is survived."),
        upgrading ? EnumSet.of(Step.TERM) : EnumSet.of(Step.USR2));
  }

  /** Our systemd knows it not; the user's own one can be told by that user alone. */
  private static Finding ofUser(Application application, boolean upgrading) {
    Supervisor owner = application.supervisor();
    return new Finding(
        upgrading ? Severity.BLOCKER : Severity.WARNING,
        FindingCode.SYSTEMD_STOPS_UNIT,
        "A user's systemd runs %s as %s: when it exits systemd kills NEW or restarts the unit: an outage."
            .formatted(main(application), owner.name()),
        "h is for units of the host's systemd; here %s as %s is the way."
            .formatted(
                TypedCommand.of("systemctl", "--user", "restart").withName(owner.name()).text(),
                application.old().master().process().traits().owner().name()),
        upgrading ? EnumSet.of(Step.TERM) : EnumSet.of(Step.USR2));
  }

  /** Whether a unit's main process is OLD, or ends with it. */
  static boolean isOurs(int main, Application application) {
    return main == application.old().master().pid() || application.supervisor().chain().wraps(main);
  }

  private static String main(Application application) {
    String master = "master " + application.old().master().pid();
    return application
        .supervisor()
        .chain()
        .ownersChild()
        .map(one -> "%s (%s), which ends with %s,".formatted(one.name(), one.pid(), master))
        .orElse(master);
  }

  /** For somebody else to run, where we may not tell systemd ourselves. */
  private static Finding withCommands(
      Finding finding, Application application, Optional<UnitFacts> unit, Snapshot snapshot) {
    if (snapshot.viewer().isRoot() || finding.severity() != Severity.BLOCKER || unit.isEmpty()) {
      return finding;
    }
    List<String> script =
        HandoverOffer.to(
                application.newGeneration().orElseThrow().master().id(),
                HandoverOffer.main(application, unit.get()),
                application.supervisor().name(),
                unit.get())
            .script();
    return new Finding(
        finding.severity(),
        finding.code(),
        finding.message(),
        "Before TERM, as root: " + String.join("; ", script),
        finding.against());
  }
}
