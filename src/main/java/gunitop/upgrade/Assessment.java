package gunitop.upgrade;

import gunitop.gunicorn.Application;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * All that can be said of an application's upgrade in one snapshot: what the upgrade screen and the
 * JSON show.
 *
 * @param application the application as it was seen
 * @param judgement the stage and its reason
 * @param findings blockers first
 * @param offers one for each {@link Step}, in the order of the enum
 * @param alarm what costs requests now
 */
public record Assessment(
    Application application,
    StageJudgement judgement,
    List<Finding> findings,
    List<StepOffer> offers,
    Alarm alarm) {

  /** Copies the lists. */
  public Assessment {
    findings = List.copyOf(findings);
    offers = List.copyOf(offers);
  }

  /** The same, with the parts of a former one where they are equal: who shows them sees at once. */
  public Assessment keeping(Assessment former) {
    return new Assessment(
        application,
        judgement.equals(former.judgement) ? former.judgement : judgement,
        findings.equals(former.findings) ? former.findings : findings,
        offers.equals(former.offers) ? former.offers : offers,
        alarm.equals(former.alarm) ? former.alarm : alarm);
  }

  /** The same, with an alarm that goes on as one since it began. */
  public Assessment continuing(List<Assessment> earlier) {
    if (!alarm.isRaised()) {
      return this;
    }
    for (Assessment one : earlier) {
      if (one.application().isKinOf(application)) {
        return new Assessment(
            application, judgement, findings, offers, alarm.continuing(one.alarm()));
      }
    }
    return this;
  }

  /** The stage. */
  public Stage stage() {
    return judgement.stage();
  }

  /** The offer for this step. */
  public StepOffer offer(Step step) {
    for (StepOffer offer : offers) {
      if (offer.step() == step) {
        return offer;
      }
    }
    throw new NoSuchElementException(step.name());
  }
}
