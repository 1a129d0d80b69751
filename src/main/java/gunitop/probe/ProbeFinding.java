package gunitop.probe;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * NEW answers worse than OLD, by the latest outcomes of each: one of NEW's is bad and none of
 * OLD's; or most of NEW's are, and most of OLD's are not, or OLD was never asked.
 */
final class ProbeFinding {
  private ProbeFinding() {}

  static Optional<Finding> of(Application application, ProbeKnowledge known) {
    Optional<Generation> newGeneration = application.newGeneration();
    Optional<ProbeStatistics> ofNew = newGeneration.flatMap(known::of);
    if (ofNew.isEmpty()) {
      return Optional.empty();
    }
    Optional<ProbeStatistics> ofOld = known.of(application.old());
    return isWorse(ofNew.get(), ofOld)
        ? Optional.of(
            new Finding(
                Severity.WARNING,
                FindingCode.PROBE_FAILS,
                "NEW fails %d of its last %d probes (%s), %s."
                    .formatted(
                        ofNew.get().badLately(),
                        ofNew.get().lately().size(),
                        reasons(ofNew.get()),
                        ofOld
                            .map(old -> "OLD " + old.badLately() + " of " + old.lately().size())
                            .orElse("OLD took none")),
                "l shows the error log, r reverts.",
                Set.of(Step.WINCH, Step.DRAIN, Step.HANDOVER, Step.TERM)))
        : Optional.empty();
  }

  private static boolean isWorse(ProbeStatistics ofNew, Optional<ProbeStatistics> ofOld) {
    if (ofOld.isPresent() && ofOld.get().badLately() == 0) {
      return ofNew.badLately() > 0;
    }
    return isMostlyBad(ofNew) && ofOld.filter(ProbeFinding::isMostlyBad).isEmpty();
  }

  private static boolean isMostlyBad(ProbeStatistics one) {
    return 2 * one.badLately() > one.lately().size();
  }

  /** {@code 500, no answer within 5 s}. */
  private static String reasons(ProbeStatistics one) {
    return one.lately().stream()
        .filter(ProbeOutcome::isBad)
        .map(ProbeFinding::reason)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String reason(ProbeOutcome outcome) {
    return outcome instanceof ProbeOutcome.Answered answered
        ? String.valueOf(answered.status())
        : ((ProbeOutcome.Failed) outcome).reason();
  }
}
