package gunitop.upgrade.finding;

import gunitop.gunicorn.Application;
import gunitop.process.Listener;
import gunitop.process.ProcessOrder;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.Optional;
import java.util.Set;

/**
 * A third master that took the path of a unix socket: it removes a socket that it finds there and
 * binds its own ({@code gunicorn/sock.py UnixSocket}). Who serves goes on with the connections that
 * it has, and gets no new ones.
 */
final class TakenSocketFinding {
  private TakenSocketFinding() {}

  static Optional<Finding> of(Application application, Snapshot snapshot) {
    for (Listener own : application.listeners()) {
      if (own.reachable().orElse(true)) {
        continue;
      }
      Optional<ProcessSample> taker = taker(own, snapshot);
      if (taker.isPresent()) {
        return Optional.of(
            new Finding(
                Severity.WARNING,
                FindingCode.THIRD_MASTER,
                "Third master %s took %s: new connections go to it, none to master %s any more."
                    .formatted(
                        taker.get().pid(), own.address(), application.youngest().master().pid()),
                "Look at what %s serves; then TERM retires %s."
                    .formatted(taker.get().pid(), application.youngest().master().pid()),
                Set.of(Step.USR2)));
      }
    }
    return Optional.empty();
  }

  private static Optional<ProcessSample> taker(Listener own, Snapshot snapshot) {
    return snapshot.listeners().values().stream()
        .filter(one -> one.address().equals(own.address()) && one.inode() != own.inode())
        .filter(one -> one.reachable().orElse(false))
        .flatMap(
            one ->
                snapshot.processes().values().stream()
                    .filter(process -> process.files().isKnown())
                    .filter(process -> process.files().get().sockets().contains(one.inode())))
        .min(ProcessOrder.OLDEST_FIRST);
  }
}
