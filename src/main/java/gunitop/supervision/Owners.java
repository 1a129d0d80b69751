package gunitop.supervision;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks supervisord and systemd what they know of the masters that they own. Blocks. */
public final class Owners {
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private Owners() {}

  /** The answers of those that answered. */
  public static OwnerFacts ask(OwnerQuery query) {
    Map<ProcessId, SupervisordFacts> supervisords = new HashMap<>();
    query.supervisords().forEach(one -> supervisords.put(one.id(), Supervisorctl.ask(one)));
    Map<String, UnitFacts> units = new HashMap<>();
    for (String unit : query.units()) {
      unit(unit).ifPresent(facts -> units.put(unit, facts));
    }
    return new OwnerFacts(supervisords, units);
  }

  /** What systemd says of a unit now. */
  public static Optional<UnitFacts> unit(String name) {
    Optional<Path> systemctl = systemctl();
    if (systemctl.isEmpty() || !name.matches("[A-Za-z0-9:_.@\\\\-]{1,255}")) {
      return Optional.empty();
    }
    CallResult answer =
        ChildProgram.run(
            List.of(systemctl.get().toString(), "show", "-p", SystemdUnit.PROPERTIES, "--", name),
            DEADLINE);
    return answer.isSuccess() ? SystemdUnit.parse(answer.output()) : Optional.empty();
  }

  /** Where {@code systemctl} lies, on a host that systemd runs. */
  static Optional<Path> systemctl() {
    return Stream.of("/usr/bin/systemctl", "/bin/systemctl")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
