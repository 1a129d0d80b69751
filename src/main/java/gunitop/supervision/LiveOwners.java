package gunitop.supervision;

import gunitop.gunicorn.OwnerFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** The supervisords and the systemd of this host. */
public final class LiveOwners implements OwnerSource, OwnerControl {
  private final ConnectionRate connections = new ConnectionRate();

  @Override
  public OwnerFacts ask(OwnerQuery query) {
    return Owners.ask(query).with(connections.look());
  }

  @Override
  public CallResult stop(List<String> words, ProcessId target, Duration deadline) {
    return SupervisorStop.run(words, target, deadline);
  }

  @Override
  public CallResult handOver(String unit, ProcessId main, ProcessId next, boolean opensAccess) {
    return Handover.run(unit, main, next, opensAccess);
  }

  @Override
  public OptionalLong nextTry(List<String> logs, int supervisord, long patienceNanos) {
    return TryWatch.next(logs, supervisord, patienceNanos);
  }
}
