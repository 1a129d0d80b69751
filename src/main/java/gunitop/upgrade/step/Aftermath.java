package gunitop.upgrade.step;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Consequence;
import gunitop.gunicorn.Master;
import gunitop.upgrade.Act;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Outcome;
import java.util.Optional;

/**
 * What the owner made of OLD's end: no third master may come, and who was told to stop OLD must
 * know.
 */
final class Aftermath {
  /** supervisord looks for exited children once a second, and a master starts within another. */
  static final double RESPAWN_SECONDS = 3;

  private Aftermath() {}

  /** The outcome, once OLD is gone and NEW was promoted, which {@code held} says. */
  static Outcome judge(Evidence evidence, Outcome.Held held, double alone, double deadline) {
    Optional<Application> application =
        evidence.sent().newMaster().flatMap(evidence::applicationOf);
    Optional<Integer> third = application.flatMap(Application::third).map(Master::pid);
    if (third.isPresent()) {
      return new Outcome.Failed(
          "%s; but a third master, %s, was started and cannot bind."
              .formatted(held.evidence(), third.get()));
    }
    if (alone < RetireVerdict.SERVING_SECONDS) {
      return evidence.pending("NEW goes on serving", 0, 0, deadline);
    }
    if (evidence.sent().command().act() instanceof Act.Stop stop) {
      return evidence.sent().owner().stopped(evidence, stop, held, deadline);
    }
    boolean respawns =
        application
            .filter(one -> one.supervisor().former() || mayBeStartedAgain(one, evidence))
            .isPresent();
    return respawns && alone < RESPAWN_SECONDS
        ? evidence.pending("nobody starts a third master", 0, 0, deadline)
        : held;
  }

  /** Whether who owned OLD may start such a master again. */
  private static boolean mayBeStartedAgain(Application application, Evidence evidence) {
    return evidence
        .history()
        .of(application.youngest().master().id())
        .launcher()
        .filter(one -> one.consequence() != Consequence.NONE)
        .isPresent();
  }
}
