package gunitop.supervision.supervisord;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.supervision.OwnerPrograms;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code supervisorctl}, and the logs of what supervisord starts. */
public final class SupervisordPrograms implements OwnerPrograms {
  private volatile List<ProcessSample> asked = List.of();

  @Override
  public OwnerFacts ask(OwnerQuery query) {
    asked = query.supervisords();
    Map<ProcessId, SupervisordFacts> answers = new HashMap<>();
    asked.forEach(one -> answers.put(one.id(), SupervisordQuery.ask(one)));
    return new OwnerFacts(answers, Map.of());
  }

  @Override
  public Optional<CallResult> stop(
      int supervisord, String program, ProcessId target, Duration deadline) {
    Optional<ProcessSample> known =
        asked.stream().filter(one -> one.pid() == supervisord).findFirst();
    return Optional.of(
        known
            .map(one -> SupervisorStop.run(one, program, target, deadline))
            .orElse(
                new CallResult.NotRun("supervisord " + supervisord + " is not known any more")));
  }

  @Override
  public OptionalLong nextTry(List<String> logs, int supervisord, long patienceNanos) {
    return TryWatch.next(logs, supervisord, patienceNanos);
  }
}
