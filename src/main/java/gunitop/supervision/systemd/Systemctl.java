package gunitop.supervision.systemd;

import gunitop.gunicorn.UnitFacts;
import gunitop.process.CallResult;
import gunitop.process.TypedCommand;
import gunitop.supervision.ProgramCall;
import gunitop.trust.TrustedProgram;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs {@code systemctl}. Blocks. */
final class Systemctl {
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final List<String> SYSTEMCTL = List.of("/usr/bin/systemctl", "/bin/systemctl");

  private Systemctl() {}

  /** What systemd says of a unit now. */
  static Optional<UnitFacts> unit(String name) {
    if (!TypedCommand.isName(name)) {
      return Optional.empty();
    }
    CallResult answer = run(DEADLINE, "show", "-p", SystemdUnit.PROPERTIES, "--", name);
    return answer.isSuccess() ? SystemdUnit.parse(answer.output()) : Optional.empty();
  }

  /** Runs one of its commands. */
  static CallResult run(Duration deadline, String... arguments) {
    return ProgramCall.run(TrustedProgram.firstOf(SYSTEMCTL), List.of(arguments), deadline);
  }
}
