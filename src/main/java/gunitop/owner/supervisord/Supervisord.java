package gunitop.owner.supervisord;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.ownership.OwnerJudge;
import gunitop.process.Snapshot;
import gunitop.upgrade.Act;
import gunitop.upgrade.Evidence;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.OwnerRules;
import gunitop.upgrade.Situation;
import gunitop.upgrade.StartByHand;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.finding.UnknownOwnerFinding;
import java.util.List;
import java.util.Optional;

/**
 * supervisord: it starts its program again when OLD ends, and does not know NEW. Also one that has
 * lost sight of the master that serves.
 */
public final class Supervisord implements OwnerRules {
  private static final OwnerJudge JUDGE = new SupervisordJudge();

  @Override
  public boolean isFor(Supervisor owner) {
    return owner.isSupervisord();
  }

  @Override
  public OwnerJudge judge() {
    return JUDGE;
  }

  @Override
  public List<Finding> atOldsEnd(
      Application application, boolean upgrading, Snapshot snapshot, History history) {
    return application.supervisor().former()
        ? UnknownOwnerFinding.of(application).stream().toList()
        : List.of(RespawnFinding.of(application, snapshot, history));
  }

  @Override
  public Optional<Finding> outside(Application application, Snapshot snapshot, History history) {
    return OutsideFinding.of(application, snapshot, history);
  }

  @Override
  public boolean isAtRest(Supervisor owner, History history) {
    return facts(owner, history).isAtRest(owner.name());
  }

  @Override
  public StepOffer retire(Situation situation, StepOffer plain) {
    return StopOffer.of(situation, plain);
  }

  @Override
  public StepOffer handover(Situation situation) {
    boolean serves = situation.application().supervisor().former();
    return serves && situation.newGeneration().isEmpty()
        ? TakeoverOffer.of(situation)
        : StepOffer.nothing(
            Step.HANDOVER, "supervisord can take over from NEW only after OLD has gone");
  }

  @Override
  public Outcome handedOver(Evidence evidence) {
    return evidence.sent().command().act() instanceof Act.Yield yield
        ? TakeoverVerdict.judge(evidence, yield)
        : OwnerRules.super.handedOver(evidence);
  }

  @Override
  public Outcome stopped(
      Evidence evidence, Act.Stop stop, Outcome.Held held, double deadlineSeconds) {
    return StopVerdict.judge(evidence, stop, held, deadlineSeconds);
  }

  @Override
  public String name(Supervisor owner) {
    return "supervisord (" + owner.pid() + ")";
  }

  @Override
  public String endOfLoop(Supervisor owner, History history) {
    return "%s ends the loop; NEW serves on, outside supervisord."
        .formatted(SupervisordStop.typed(owner, facts(owner, history)).text());
  }

  @Override
  public String restart(Application application, History history) {
    Supervisor owner = application.supervisor();
    return owner.former()
        ? StartByHand.of(application, history)
        : "Start it: "
            + SupervisordStop.typed(owner, facts(owner, history), "restart").text()
            + ".";
  }

  private static SupervisordFacts facts(Supervisor owner, History history) {
    return history.owners().supervisord(owner.pid());
  }
}
