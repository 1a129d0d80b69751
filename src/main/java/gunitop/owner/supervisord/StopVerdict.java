package gunitop.owner.supervisord;

import gunitop.gunicorn.ProgramStatus;
import gunitop.upgrade.Act;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;

/** {@code supervisorctl stop} has held when supervisord calls the program STOPPED. */
final class StopVerdict {
  private StopVerdict() {}

  static Outcome judge(Evidence evidence, Act.Stop stop, Outcome.Held held, double deadline) {
    String state =
        evidence
            .history()
            .owners()
            .supervisord(stop.supervisord())
            .status(stop.program())
            .map(ProgramStatus::state)
            .orElse("nothing");
    if (state.equals("STOPPED")) {
      return new Outcome.Held(
          "%s; supervisord: %s STOPPED".formatted(held.evidence(), stop.program()));
    }
    return evidence.isPast(deadline)
        ? new Outcome.Failed(
            "%s; but supervisord says %s of %s.".formatted(held.evidence(), state, stop.program()))
        : evidence.pending("supervisord says STOPPED", 0, 0, deadline);
  }
}
