package gunitop.owner.supervisord;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.Supervisor;
import gunitop.upgrade.Act;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.step.RetireVerdict;
import java.util.Optional;

/** A takeover has held when supervisord runs the master that serves, and the other is gone. */
final class TakeoverVerdict {
  /** Rounds of supervisord's loop that may pass before a third master binds. */
  static final double BIND_SECONDS = 30;

  private TakeoverVerdict() {}

  static Outcome judge(Evidence evidence, Act.Yield yield) {
    int left = evidence.sent().command().target().pid();
    boolean gone = !evidence.now().isAlive(evidence.sent().command().target());
    double deadline =
        evidence.sent().gracefulTimeoutSeconds() + BIND_SECONDS + RetireVerdict.GRACE_SECONDS;
    Optional<Generation> next =
        evidence.applications().stream()
            .filter(one -> one.supervisor().kind() == Supervisor.Kind.SUPERVISORD)
            .filter(one -> one.supervisor().pid() == yield.supervisord())
            .filter(one -> isOf(one.supervisor(), yield))
            .map(one -> one.old())
            .filter(Generation::isComplete)
            .findFirst();
    if (gone && next.isPresent()) {
      int pid = next.get().master().pid();
      int child =
          evidence
              .applicationOf(next.get().master().id())
              .flatMap(one -> one.supervisor().chain().ownersChild())
              .map(Ancestor::pid)
              .orElse(pid);
      boolean running =
          evidence.history().owners().supervisord(yield.supervisord()).withPid(child).stream()
              .anyMatch(ProgramStatus::isRunning);
      if (running) {
        return new Outcome.Held(
            "supervisord runs %s, %s workers ready; %s is gone"
                .formatted(pid, next.get().ready(), left));
      }
    }
    if (evidence.isPast(deadline)) {
      return new Outcome.Failed(
          next.isPresent()
              ? "master %s is still there.".formatted(left)
              : "no master of supervisord's serves after %.0f s.".formatted(deadline));
    }
    String awaited =
        next.isEmpty()
            ? "the third master binds and serves"
            : gone ? "supervisord says RUNNING" : "master " + left + " finishes and exits";
    return evidence.pending(awaited, 0, 0, deadline);
  }

  private static boolean isOf(Supervisor owner, Act.Yield yield) {
    return yield.program().isEmpty() || owner.name().equals(yield.program());
  }
}
