package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.History;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What the rules for a step are asked with.
 *
 * @param application the application
 * @param judgement its stage
 * @param findings what stands in the way
 * @param snapshot the snapshot it was found in
 * @param history what earlier snapshots taught, and the owners said
 * @param code what OLD's new workers would import; empty where that is unknown
 * @param owner the rules of the application's owner
 */
public record Situation(
    Application application,
    StageJudgement judgement,
    List<Finding> findings,
    Snapshot snapshot,
    History history,
    Optional<CodeOnDisk> code,
    OwnerRules owner) {

  public Generation old() {
    return application.old();
  }

  public Optional<Generation> newGeneration() {
    return application.newGeneration();
  }

  public Stage stage() {
    return judgement.stage();
  }

  /** The gravest finding against a step. */
  public Optional<Finding> gravestAgainst(Step step) {
    return findings.stream().filter(finding -> finding.against().contains(step)).findFirst();
  }

  /** Whether a finding of this code stands against a step. */
  public boolean stands(FindingCode code, Step step) {
    return findings.stream()
        .anyMatch(finding -> finding.code() == code && finding.against().contains(step));
  }

  /** What a finding of this code says, without its full stop. */
  public Optional<String> saying(FindingCode code) {
    return findings.stream()
        .filter(finding -> finding.code() == code)
        .map(finding -> finding.message().replaceFirst("\\.$", ""))
        .findFirst();
  }

  public boolean has(FindingCode code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }
}
