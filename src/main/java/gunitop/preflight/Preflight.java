package gunitop.preflight;

import gunitop.process.ProcessId;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All checks before a USR2 to one master.
 *
 * @param master who would be sent it
 * @param checks in the order of {@link CheckKind}
 */
public record Preflight(ProcessId master, List<Check> checks) {

  /** Copies and sorts the list. */
  public Preflight {
    checks = checks.stream().sorted(Comparator.comparing(Check::kind)).toList();
  }

  /** What it comes to as a whole: the gravest result of all. */
  public CheckResult result() {
    return checks.stream()
        .map(Check::result)
        .min(Comparator.naturalOrder())
        .orElse(CheckResult.UNKNOWN);
  }

  /** How many checks came to this. */
  public long count(CheckResult result) {
    return checks.stream().filter(check -> check.result() == result).count();
  }

  /** The gravest objection of each code; what other findings tell already is left out. */
  public List<Finding> findings() {
    Map<FindingCode, Check> gravest = new EnumMap<>(FindingCode.class);
    for (Check check : checks) {
      if (check.objects()) {
        check
            .kind()
            .code()
            .ifPresent(
                code ->
                    gravest.merge(
                        code,
                        check,
                        (one, other) -> other.result().compareTo(one.result()) < 0 ? other : one));
      }
    }
    List<Finding> findings = new ArrayList<>();
    gravest.forEach((code, check) -> findings.add(finding(code, check)));
    return findings;
  }

  private static Finding finding(FindingCode code, Check check) {
    return new Finding(
        check.result() == CheckResult.BLOCKER ? Severity.BLOCKER : Severity.WARNING,
        code,
        check.message(),
        check.remedy(),
        Set.of(Step.USR2));
  }
}
