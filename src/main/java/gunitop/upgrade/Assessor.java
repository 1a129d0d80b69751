package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.process.Snapshot;
import java.util.List;

/** Puts together all that can be said of an application in one snapshot. */
public final class Assessor {

  private Assessor() {}

  /** The assessment: stage, findings (blockers first), offers. */
  public static Assessment assess(Application application, Snapshot snapshot, History history) {
    StageJudgement judgement = withRemains(application, snapshot, history);
    List<Finding> findings = Findings.of(application, judgement.stage(), snapshot, history);
    findings.sort(Assessor::worstFirst);
    return new Assessment(
        application,
        judgement,
        findings,
        StepOffers.of(new Situation(application, judgement, findings, snapshot, history)));
  }

  /** By hand: see {@link gunitop.process.ProcessOrder}. */
  private static int worstFirst(Finding one, Finding other) {
    int bySeverity = one.severity().compareTo(other.severity());
    return bySeverity != 0
        ? bySeverity
        : Boolean.compare(!one.code().isHappening(), !other.code().isHappening());
  }

  /** The stage; while a generation leaves, with what it still has to do. */
  private static StageJudgement withRemains(
      Application application, Snapshot snapshot, History history) {
    StageJudgement judgement = StageDerivation.of(application);
    String remains =
        switch (judgement.stage()) {
          case DRAINING, RETIRING -> Remaining.of(application.old(), snapshot, history);
          case REVERTING -> Remaining.of(application.fresh().orElseThrow(), snapshot, history);
          default -> "";
        };
    return remains.isEmpty()
        ? judgement
        : new StageJudgement(judgement.stage(), judgement.reason() + remains);
  }
}
