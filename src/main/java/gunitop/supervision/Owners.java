package gunitop.supervision;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import gunitop.process.TypedCommand;
import gunitop.trust.TrustedProgram;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks supervisord and systemd what they know of the masters that they own. Blocks. */
final class Owners {
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final List<String> SYSTEMCTL = List.of("/usr/bin/systemctl", "/bin/systemctl");

  private Owners() {}

  /** The answers of those that answered. */
  static OwnerFacts ask(OwnerQuery query) {
    Map<ProcessId, SupervisordFacts> supervisords = new HashMap<>();
    query.supervisords().forEach(one -> supervisords.put(one.id(), SupervisordQuery.ask(one)));
    Map<String, UnitFacts> units = new HashMap<>();
    for (String unit : query.units()) {
      unit(unit).ifPresent(facts -> units.put(unit, facts));
    }
    return new OwnerFacts(supervisords, units);
  }

  /** What systemd says of a unit now. */
  static Optional<UnitFacts> unit(String name) {
    if (!TypedCommand.isName(name)) {
      return Optional.empty();
    }
    CallResult answer = systemctl(DEADLINE, "show", "-p", SystemdUnit.PROPERTIES, "--", name);
    return answer.isSuccess() ? SystemdUnit.parse(answer.output()) : Optional.empty();
  }

  /** Runs {@code systemctl}. */
  static CallResult systemctl(Duration deadline, String... arguments) {
    return ProgramCall.run(TrustedProgram.firstOf(SYSTEMCTL), List.of(arguments), deadline);
  }
}
