package gunitop.owner.supervisord;

import gunitop.gunicorn.Pidfile;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.process.ProcessId;
import gunitop.upgrade.Act;
import gunitop.upgrade.Alternative;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.GracefulTimeout;
import gunitop.upgrade.Situation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.Optional;

/** Retires OLD by {@code supervisorctl stop}. */
final class StopOffer {
  /** Beside supervisord's own deadline, time for supervisorctl to start and to report. */
  private static final int CALL_SECONDS = 15;

  private StopOffer() {}

  /**
   * TERM to OLD under supervisord: {@code supervisorctl stop} where that ends nobody but OLD, and
   * the plain signal as the other way.
   */
  static StepOffer of(Situation situation, StepOffer plain) {
    Supervisor owner = situation.application().supervisor();
    if (owner.former()
        || owner.isContained()
        || owner.isBehindWrapper()
        || plain.command().isEmpty()) {
      return typed(situation, plain);
    }
    ProcessId old = situation.old().master().id();
    SupervisordFacts facts = situation.history().owners().supervisord(owner.pid());
    int graceful = GracefulTimeout.of(situation.application(), situation.history()).seconds();
    SupervisordStop stop = SupervisordStop.of(owner, facts, old.pid(), graceful);
    if (!stop.isOffered()) {
      return typed(situation, plain);
    }
    String program = stop.words().get(stop.words().size() - 1);
    int wait = facts.settings(program).map(one -> one.stopWaitSeconds()).orElse(graceful);
    Command command =
        new Command(new Act.Stop(stop.words(), program, owner.pid(), wait + CALL_SECONDS), old);
    if (facts.settings(program).isEmpty()) {
      String doubt = stop.doubt().orElse("");
      String reason = plain.allowed() ? doubt : plain.reason() + "; " + doubt;
      return plain.canBeSent()
          ? typed(situation, plain).or(new Alternative(command, Confirmation.TYPE, reason))
          : plain;
    }
    StepOffer stops =
        new StepOffer(
            Step.TERM,
            Optional.of(command),
            plain.allowed(),
            plain.confirmation(),
            plain.allowed()
                ? "supervisord stops OLD and starts no other"
                    + stop.doubt().map(d -> "; " + d).orElse("")
                : plain.reason());
    return plain.canBeSent() ? stops.or(plainTerm(situation, plain)) : stops;
  }

  /**
   * The signal itself: it asks no less than the call does, and says what supervisord makes of it.
   */
  private static Alternative plainTerm(Situation situation, StepOffer plain) {
    String consequence =
        situation
            .gravestAgainst(Step.TERM)
            .map(Finding::message)
            .orElse("supervisord will call it EXITED");
    boolean saysMore = plain.allowed() || consequence.equals(plain.reason());
    return new Alternative(
        plain.command().orElseThrow(),
        typed(situation, plain).confirmation(),
        saysMore ? consequence : plain.reason() + "; " + consequence);
  }

  /** The plain signal, which wants its word typed where it may end NEW too. */
  private static StepOffer typed(Situation situation, StepOffer plain) {
    return plain.canBeSent() && mayEndNew(situation)
        ? new StepOffer(
            plain.step(), plain.command(), plain.allowed(), Confirmation.TYPE, plain.reason())
        : plain;
  }

  /** Whether a third master that comes may take the pidfile before NEW does. */
  private static boolean mayEndNew(Situation situation) {
    return situation.stands(FindingCode.SUPERVISORD_RESPAWNS, Step.TERM)
        && Pidfile.isPossible(situation.application(), situation.snapshot(), situation.history());
  }
}
