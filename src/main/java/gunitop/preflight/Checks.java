package gunitop.preflight;

import gunitop.gunicorn.Application;
import gunitop.process.Listener;
import gunitop.process.Printable;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the checks of one application. */
final class Checks {
  /** What a preflight tells, and is not to be repeated from the findings. */
  private static final Set<FindingCode> OWN =
      EnumSet.of(
          FindingCode.MEMORY_SHORT,
          FindingCode.LIMIT_SHORT,
          FindingCode.SOCKET_ACTIVATION,
          FindingCode.RELEASE_GONE);

  private Checks() {}

  /** What the facts come to. */
  static List<Check> of(PreflightFacts facts) {
    List<Check> checks = new ArrayList<>();
    checks.addAll(new FolderChecks(facts.release()).checks());
    checks.addAll(new ProgramChecks(facts.release()).checks());
    checks.add(MemoryCheck.of(facts.memory()));
    checks.addAll(LimitChecks.of(facts.limits()));
    checks.add(PlaceChecks.disk(facts.places()));
    checks.add(PlaceChecks.pidfile(facts.pidfile()));
    activation(facts).ifPresent(checks::add);
    return checks;
  }

  /** What an assessment knows already of a USR2: its listeners, and findings against it. */
  static List<Check> of(Assessment known) {
    List<Check> checks = new ArrayList<>();
    listener(known.application()).ifPresent(checks::add);
    known.findings().stream()
        .filter(finding -> finding.against().contains(Step.USR2))
        .filter(finding -> !OWN.contains(finding.code()))
        .map(Checks::repeated)
        .forEach(checks::add);
    return checks;
  }

  private static Optional<Check> activation(PreflightFacts facts) {
    CheckKind kind = CheckKind.SOCKET_ACTIVATION;
    return facts.activated().orElse(false)
        ? Optional.of(
            Check.warning(
                kind,
                "systemd opened the listeners (socket activation): NEW would die on them at once"
                    + " (errno 88), OLD would go on.",
                "systemctl restart of the service loses no request there."))
        : Optional.empty();
  }

  /** Whether the path of a unix socket leads to the socket that OLD listens on. */
  private static Optional<Check> listener(Application application) {
    CheckKind kind = CheckKind.LISTENER;
    List<Listener> sockets =
        application.listeners().stream().filter(one -> one.address().startsWith("unix:/")).toList();
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    for (Listener socket : sockets) {
      String path = Printable.of(socket.address().substring("unix:".length()));
      if (!socket.reachable().isKnown()) {
        return Optional.of(
            Check.unknown(
                kind, "Whether %s leads to OLD's socket cannot be seen.".formatted(path)));
      }
      if (!socket.reachable().get()) {
        return Optional.of(
            Check.warning(
                kind,
                "%s does not lead to OLD's socket: nobody reaches it, and NEW would inherit it."
                    .formatted(path),
                "Restart instead: a new socket is bound then."));
      }
    }
    return Optional.of(Check.ok(kind, "The paths of its unix sockets lead to them."));
  }

  private static Check repeated(Finding finding) {
    CheckResult result =
        finding.severity() == Severity.BLOCKER
            ? CheckResult.BLOCKER
            : finding.severity() == Severity.WARNING ? CheckResult.WARNING : CheckResult.OK;
    return new Check(
        CheckKind.FINDING, result, Printable.of(finding.message()), Printable.of(finding.remedy()));
  }
}
