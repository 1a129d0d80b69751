package gunitop.upgrade.review;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.CodeOnDisk;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Owners;
import gunitop.upgrade.Situation;
import gunitop.upgrade.StageDerivation;
import gunitop.upgrade.StageJudgement;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.finding.Findings;
import gunitop.upgrade.step.Steps;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts together all that can be said of an application in one snapshot. */
public final class Assessor {
  /** Of the same severity, what is happening before what may. */
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(finding -> !finding.code().isHappening());

  private Assessor() {}

  /**
   * The assessment: stage, findings (blockers first), offers, alarm.
   *
   * @param advice what is known beside the snapshot
   * @param owners the kinds of owner
   * @param former what was assessed before, in which an alarm may have begun; empty at the first
   *     look
   */
  public static Assessment assess(
      Application application,
      Snapshot snapshot,
      History history,
      List<Advice> advice,
      Owners owners,
      Optional<List<Assessment>> former) {
    StageJudgement judgement = withRemains(application, snapshot, history);
    Optional<CodeOnDisk> code =
        advice.stream().flatMap(one -> one.codeOnDisk(application, snapshot).stream()).findFirst();
    List<Finding> findings =
        Findings.of(application, judgement.stage(), snapshot, history, code, owners);
    List<Finding> seen = List.copyOf(findings);
    advice.stream()
        .flatMap(one -> one.findings(application, judgement.stage(), snapshot).stream())
        .filter(told -> seen.stream().noneMatch(found -> says(found, told)))
        .forEach(findings::add);
    findings.sort(WORST_FIRST);
    Situation situation =
        new Situation(
            application,
            judgement,
            findings,
            snapshot,
            history,
            code,
            owners.of(application.supervisor()));
    List<StepOffer> offers = Steps.offers(situation);
    Alarm alarm = AlarmJudge.of(situation, offers, former.isEmpty());
    return new Assessment(application, judgement, findings, offers, alarm)
        .continuing(former.orElse(List.of()));
  }

  /** Whether what was found says already what is told, and no milder. */
  private static boolean says(Finding found, Finding told) {
    return found.code() == told.code() && found.severity().compareTo(told.severity()) <= 0;
  }

  /** The stage; while a generation leaves, with what it still has to do. */
  private static StageJudgement withRemains(
      Application application, Snapshot snapshot, History history) {
    StageJudgement judgement = StageDerivation.of(application);
    String remains =
        switch (judgement.stage()) {
          case DRAINING, RETIRING -> Remaining.of(application.old(), snapshot, history);
          case REVERTING ->
              Remaining.of(application.newGeneration().orElseThrow(), snapshot, history);
          default -> "";
        };
    return remains.isEmpty()
        ? judgement
        : new StageJudgement(judgement.stage(), judgement.reason() + remains);
  }
}
