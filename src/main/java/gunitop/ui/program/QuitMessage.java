package gunitop.ui.program;

import gunitop.gunicorn.Application;
import gunitop.process.Printable;
import gunitop.ui.Model;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.List;
import java.util.Optional;

/** What is left on the operator's shell when the program goes. */
final class QuitMessage {
  private static final List<Step> ONWARDS = List.of(Step.WINCH, Step.DRAIN, Step.TERM);

  private QuitMessage() {}

  /** What the rehearsal says, or {@link #of} where nothing is rehearsed. */
  static String text(Model model) {
    return model.host().briefing().isPresent() ? Rehearsing.farewell(model) : of(model);
  }

  /** A line for each upgrade that is under way; empty where none is. */
  static String of(Model model) {
    StringBuilder text = new StringBuilder();
    for (Assessment assessment : model.host().assessments()) {
      if (assessment.stage() != Stage.STEADY
          && assessment.application().newGeneration().isPresent()) {
        text.append(text.isEmpty() ? "" : "\n").append(line(assessment));
      }
    }
    return text.toString();
  }

  private static String line(Assessment assessment) {
    Application application = assessment.application();
    String old = "OLD " + application.old().master().pid();
    String newGeneration = "NEW " + application.newGeneration().orElseThrow().master().pid();
    boolean nobody = assessment.alarm().kind() == Alarm.Kind.OUTAGE;
    String state =
        switch (assessment.stage()) {
          case BOOTING -> old + serves(nobody) + ", " + newGeneration + " is not ready";
          case OVERLAP -> old + " and " + newGeneration + " both serve";
          case DRAINING -> old + " drains, " + newGeneration + " serves";
          case DRAINED ->
              nobody
                  ? old + " has no workers, " + newGeneration + " is not ready: nobody serves"
                  : old + " has no workers, " + newGeneration + " serves";
          case RETIRING -> old + " is stopping, " + newGeneration + serves(nobody);
          case REVERTING -> old + serves(nobody) + ", " + newGeneration + " is stopping";
          default -> old + " and " + newGeneration + ": " + assessment.judgement().reason();
        };
    return "The upgrade of "
        + Printable.of(application.name())
        + " goes on: "
        + state
        + "."
        + next(assessment)
            .map(step -> " Next step: " + step + ".")
            .orElseGet(() -> wait(assessment))
        + back(assessment)
        + " Run gunitop again to see it.";
  }

  private static String serves(boolean nobody) {
    return nobody ? " does not serve" : " serves";
  }

  private static String back(Assessment assessment) {
    StepOffer revert = assessment.offer(Step.REVERT);
    return revert.canBeSent() ? " Way back (r): " + revert.command().get().text() + "." : "";
  }

  private static String wait(Assessment assessment) {
    return assessment.offer(Step.TERM).canBeSent()
        ? " Not yet: " + assessment.offer(Step.TERM).reason() + "."
        : "";
  }

  private static Optional<String> next(Assessment assessment) {
    return ONWARDS.stream()
        .map(assessment::offer)
        .filter(offer -> offer.allowed() && offer.command().isPresent())
        .filter(offer -> offer.step() == Step.TERM || !isAdvisedAgainst(assessment, offer.step()))
        .findFirst()
        .map(offer -> offer.step() + ", " + offer.command().orElseThrow().text());
  }

  /** TERM asks anyhow; a drain that would be ignored is no step onwards. */
  private static boolean isAdvisedAgainst(Assessment assessment, Step step) {
    return assessment.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .anyMatch(finding -> finding.against().contains(step));
  }
}
