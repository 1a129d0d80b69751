package gunitop.supervision;

import gunitop.gunicorn.OwnerFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The supervisords and the systemd of this host. */
public final class LiveOwners implements OwnerSource, OwnerControl {
  private final ConnectionRate connections = new ConnectionRate();
  private volatile List<ProcessSample> asked = List.of();

  @Override
  public OwnerFacts ask(OwnerQuery query) {
    asked = query.supervisords();
    return Owners.ask(query).with(connections.look());
  }

  @Override
  public CallResult stop(int supervisord, String program, ProcessId target, Duration deadline) {
    Optional<ProcessSample> known =
        asked.stream().filter(one -> one.pid() == supervisord).findFirst();
    return known.isEmpty()
        ? new CallResult.NotRun("supervisord " + supervisord + " is not known any more")
        : SupervisorStop.run(known.get(), program, target, deadline);
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
