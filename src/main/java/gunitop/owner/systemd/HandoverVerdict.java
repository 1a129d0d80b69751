package gunitop.owner.systemd;

import gunitop.gunicorn.UnitFacts;
import gunitop.process.ProcessId;
import gunitop.process.TypedCommand;
import gunitop.upgrade.Act;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;
import java.util.Optional;

/** A handover has held when systemd names the process that it was told of. */
final class HandoverVerdict {
  /** Two reloads of systemd's configuration, on a busy host, and the time to ask it. */
  static final double DEADLINE_SECONDS = 15;

  private HandoverVerdict() {}

  static Outcome judge(Evidence evidence, Act.HandOver handover) {
    ProcessId next = evidence.sent().command().target();
    Optional<UnitFacts> unit = evidence.history().owners().unit(handover.unit());
    if (unit.filter(facts -> facts.mainPid() == next.pid()).isPresent()) {
      return new Outcome.Held(
          "%s: %s"
              .formatted(
                  TypedCommand.of("systemctl", "show", "-p", "MainPID")
                      .withName(handover.unit())
                      .text(),
                  next.pid()));
    }
    if (!evidence.now().isAlive(next)) {
      return new Outcome.Failed("master " + next.pid() + " exited.");
    }
    return evidence.isPast(DEADLINE_SECONDS)
        ? new Outcome.Failed(
            "%s still names %s as its main process."
                .formatted(
                    handover.unit(), unit.map(facts -> "" + facts.mainPid()).orElse("nobody")))
        : evidence.pending(handover.unit() + " names " + next.pid(), 0, 1, DEADLINE_SECONDS);
  }
}
