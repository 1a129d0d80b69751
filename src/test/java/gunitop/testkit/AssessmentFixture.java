package gunitop.testkit;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.GenerationRole;
import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Stage;
import gunitop.upgrade.StageJudgement;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds an assessment; each step is refused unless it is said to be allowed. */
public final class AssessmentFixture {
  private final Application application;
  private final StageJudgement judgement;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Step, StepOffer> offers = new EnumMap<>(Step.class);

  private Alarm alarm = Alarm.NONE;

  private AssessmentFixture(Application application, StageJudgement judgement) {
    this.application = application;
    this.judgement = judgement;
    for (Step step : Step.values()) {
      refuse(step, "not at this stage");
    }
    offers.put(
        Step.HANDOVER,
        new StepOffer(
            Step.HANDOVER, Optional.empty(), false, Confirmation.NONE, "nobody supervises it"));
  }

  /** An assessment with this stage. */
  public static AssessmentFixture assessment(Application application, Stage stage, String reason) {
    return new AssessmentFixture(application, new StageJudgement(stage, reason));
  }

  /** Allows a step's usual signal to its usual target. */
  public AssessmentFixture allow(Step step) {
    return allow(step, Confirmation.NONE, "");
  }

  /** Allows a step that asks once more. */
  public AssessmentFixture allow(Step step, Confirmation confirmation, String reason) {
    offers.put(step, new StepOffer(step, Optional.of(usual(step)), true, confirmation, reason));
    return this;
  }

  /** Refuses a step. */
  public AssessmentFixture refuse(Step step, String reason) {
    offers.put(
        step, new StepOffer(step, Optional.of(usual(step)), false, Confirmation.NONE, reason));
    return this;
  }

  /** Keeps a step's gate closed: who overrides it types its word. */
  public AssessmentFixture override(Step step, String reason) {
    return offer(new StepOffer(step, Optional.of(usual(step)), false, Confirmation.TYPE, reason));
  }

  /** Allows a revert that brings OLD's workers back. */
  public AssessmentFixture respawn(String reason) {
    Command command = new Command(Signal.HUP, application.old().master().id());
    return offer(new StepOffer(Step.REVERT, Optional.of(command), true, Confirmation.NONE, reason));
  }

  /** Offers a step in this way. */
  public AssessmentFixture offer(StepOffer offer) {
    offers.put(offer.step(), offer);
    return this;
  }

  /** Adds a finding. */
  public AssessmentFixture finding(
      Severity severity, FindingCode code, String message, String remedy, Step... against) {
    findings.add(new Finding(severity, code, message, remedy, Set.of(against)));
    return this;
  }

  private Command usual(Step step) {
    ProcessId old = application.old().master().id();
    return switch (step) {
      case USR2 -> new Command(Signal.USR2, old);
      case WINCH -> new Command(Signal.WINCH, old);
      case DRAIN -> new Command(Signal.TTOU, old);
      case HANDOVER, TERM -> new Command(Signal.TERM, old);
      case REVERT ->
          application
              .newGeneration()
              .map(newGeneration -> new Command(Signal.TERM, newGeneration.master().id()))
              .orElse(new Command(Signal.HUP, old));
    };
  }

  /** Raises an alarm that began seven seconds ago. */
  public AssessmentFixture alarm(Alarm.Kind kind, String what, GenerationRole... looping) {
    alarm = new Alarm(kind, Set.of(looping), what, Clock.NANOS - 7_000_000_000L, false);
    return this;
  }

  /** The assessment. */
  public Assessment build() {
    return new Assessment(application, judgement, findings, List.copyOf(offers.values()), alarm);
  }
}
