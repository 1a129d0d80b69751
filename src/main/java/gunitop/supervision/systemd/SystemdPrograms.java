package gunitop.supervision.systemd;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.UnitFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import gunitop.supervision.OwnerPrograms;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code systemctl}, and the socket by which a service tells systemd of itself. */
public final class SystemdPrograms implements OwnerPrograms {
  @Override
  public OwnerFacts ask(OwnerQuery query) {
    Map<String, UnitFacts> units = new HashMap<>();
    for (String unit : query.units()) {
      Systemctl.unit(unit).ifPresent(facts -> units.put(unit, facts));
    }
    return new OwnerFacts(Map.of(), units);
  }

  @Override
  public Optional<CallResult> handOver(
      String unit, ProcessId main, ProcessId next, boolean opensAccess) {
    return Optional.of(Handover.run(unit, main, next, opensAccess));
  }

  @Override
  public Optional<String> tidy() {
    return Handover.tidy();
  }
}
