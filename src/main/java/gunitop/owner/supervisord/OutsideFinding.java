package gunitop.owner.supervisord;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Pidfile;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.process.Listener;
import gunitop.process.Snapshot;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import java.util.Optional;
import java.util.Set;

/**
 * The master serves outside the supervisord that started its forebear. Nobody restarts it when it
 * ends, and the next start of supervisord's own program meets it: told until a master of
 * supervisord's serves again.
 */
final class OutsideFinding {
  private OutsideFinding() {}

  static Optional<Finding> of(Application application, Snapshot snapshot, History history) {
    Supervisor owner = application.supervisor();
    if (!owner.former()) {
      return Optional.empty();
    }
    SupervisordFacts facts = history.owners().supervisord(owner.pid());
    String program = owner.name().isEmpty() ? "its program" : owner.name();
    Meeting meeting = meeting(application, snapshot, history);
    int pid = application.youngest().master().pid();
    return Optional.of(
        new Finding(
            Severity.WARNING,
            FindingCode.OUTSIDE_SUPERVISORD,
            "Master %s runs outside supervisord (%s)%s: nobody starts it again. The next start of %s %s."
                .formatted(pid, owner.pid(), state(owner, facts), program, meeting.text(pid)),
            remedy(owner, facts, meeting, pid),
            Set.of()));
  }

  /** What a master that supervisord starts beside this one comes to. */
  private enum Meeting {
    DIES_ON_PIDFILE("makes a master that dies on the pidfile while %s lives"),
    TAKES_SOCKET("takes the unix socket's file from %s, which then hears of no new connection"),
    SHARES_PORT("makes a master that shares the port with %s: both codes serve"),
    CANNOT_BIND("makes a third master that fails to bind while %s serves"),
    /** Where nothing tells whether there is a pidfile. */
    DIES_OR_CANNOT_BIND(
        "makes a third master that fails to bind, or dies on a pidfile, while %s lives");

    private final String text;

    Meeting(String text) {
      this.text = text;
    }

    String text(int pid) {
      return text.formatted(pid);
    }
  }

  private static Meeting meeting(Application application, Snapshot snapshot, History history) {
    if (Pidfile.of(application, snapshot, history).isPresent()) {
      return Meeting.DIES_ON_PIDFILE;
    }
    if (application.listeners().stream().map(Listener::address).anyMatch(OutsideFinding::isFile)) {
      return Meeting.TAKES_SOCKET;
    }
    boolean shares =
        history
            .of(application.old().master().id())
            .launch()
            .filter(LaunchLine::reusesPort)
            .isPresent();
    if (shares) {
      return Meeting.SHARES_PORT;
    }
    return Pidfile.isPossible(application, snapshot, history)
        ? Meeting.DIES_OR_CANNOT_BIND
        : Meeting.CANNOT_BIND;
  }

  private static boolean isFile(String address) {
    return address.startsWith("unix:") && !address.startsWith("unix:@");
  }

  private static String state(Supervisor owner, SupervisordFacts facts) {
    return facts
        .status(owner.name())
        .map(ProgramStatus::state)
        .map(state -> ", which calls %s %s".formatted(owner.name(), state))
        .orElse("");
  }

  private static String remedy(Supervisor owner, SupervisordFacts facts, Meeting meeting, int pid) {
    String start = SupervisordStop.typed(owner, facts, "start").text();
    return switch (meeting) {
      case CANNOT_BIND -> "%s brings it; then h lets it take over.".formatted(start);
      case DIES_OR_CANNOT_BIND ->
          "%s brings it; if it stays, h lets it take over.".formatted(start);
      case SHARES_PORT -> "%s brings it; then kill -TERM %s.".formatted(start, pid);
      case DIES_ON_PIDFILE, TAKES_SOCKET ->
          "Back under supervisord only with a gap: kill -TERM %s, then %s.".formatted(pid, start);
    };
  }
}
