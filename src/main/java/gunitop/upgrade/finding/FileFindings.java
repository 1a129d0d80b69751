package gunitop.upgrade.finding;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Pidfile;
import gunitop.process.Listener;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an application's pidfile and sockets tell that stands in the way of an upgrade. */
final class FileFindings {

  private FileFindings() {}

  /**
   * A pidfile that names no master of the application. A NEW master that finds a living process in
   * {@code X.2} gives up with "Already running" ({@code gunicorn/pidfile.py create}).
   */
  static Optional<Finding> stalePidfile(
      Application application, Snapshot snapshot, History history) {
    Optional<Pidfile> found = Pidfile.of(application, snapshot, history);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Pidfile pidfile = found.get();
    Optional<Finding> second = stale(pidfile, ".2", pidfile.second(), application, snapshot);
    return second.isPresent() ? second : stale(pidfile, "", pidfile.pid(), application, snapshot);
  }

  private static Optional<Finding> stale(
      Pidfile pidfile,
      String suffix,
      Reading<Integer> pid,
      Application application,
      Snapshot snapshot) {
    if (!pid.isKnown() || pidfile.namesMaster(pid, application, snapshot)) {
      return Optional.empty();
    }
    String path = pidfile.path() + suffix;
    boolean lives = pidfile.process(pid.get(), snapshot).filter(ProcessSample::isAlive).isPresent();
    return Optional.of(
        new Finding(
            lives ? Severity.WARNING : Severity.INFO,
            FindingCode.STALE_PIDFILE,
            lives
                ? "%s names process %s, which is no master of this application: NEW would give up on it."
                    .formatted(path, pid.get())
                : (pidfile.isOfOurs()
                        ? "%s is stale: it names process %s, which is gone."
                        : "%s names process %s of the container, which is no master of this application.")
                    .formatted(path, pid.get()),
            "Remove it once you know who wrote it.",
            lives ? EnumSet.of(Step.USR2) : Set.of()));
  }

  /**
   * With {@code --reuse-port}, releases after 20.1 give each worker a listener of its own;
   * generations are still told apart by the parent link.
   */
  static Optional<Finding> reusePort(Application application, History history) {
    boolean told =
        history
            .of(application.old().master().id())
            .launch()
            .filter(line -> line.reusesPort())
            .isPresent();
    if (!told && !hasOneAddressTwice(application)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Severity.WARNING,
            FindingCode.REUSE_PORT,
            "Started with --reuse-port: on later releases each worker has a listener of its own, what"
                + " waits in its queue is lost when it leaves, and NEW may die at once.",
            "Expect some failed requests, or restart without --reuse-port first.",
            EnumSet.of(Step.USR2)));
  }

  /** Two listening sockets on one address: only {@code SO_REUSEPORT} allows that. */
  private static boolean hasOneAddressTwice(Application application) {
    List<Listener> listeners = application.listeners();
    if (listeners.size() < 2) {
      return false;
    }
    return listeners.stream().map(Listener::address).distinct().count() < listeners.size();
  }
}
