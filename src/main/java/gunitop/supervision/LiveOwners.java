package gunitop.supervision;

import gunitop.gunicorn.OwnerFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The owners of this host's masters. */
public final class LiveOwners implements OwnerSource, OwnerControl {
  private static final CallResult NOBODY =
      new CallResult.NotRun("no owner is known that can be told this");

  private final ConnectionRate connections = new ConnectionRate();
  private final List<OwnerPrograms> kinds;

  /** Owners of these kinds. */
  public LiveOwners(List<OwnerPrograms> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  @Override
  public OwnerFacts ask(OwnerQuery query) {
    return kinds.stream()
        .map(kind -> kind.ask(query))
        .reduce(OwnerFacts.NONE, OwnerFacts::and)
        .with(connections.look());
  }

  @Override
  public CallResult stop(int supervisord, String program, ProcessId target, Duration deadline) {
    return first(kind -> kind.stop(supervisord, program, target, deadline)).orElse(NOBODY);
  }

  @Override
  public CallResult handOver(String unit, ProcessId main, ProcessId next, boolean opensAccess) {
    return first(kind -> kind.handOver(unit, main, next, opensAccess)).orElse(NOBODY);
  }

  @Override
  public OptionalLong nextTry(List<String> logs, int supervisord, long patienceNanos) {
    for (OwnerPrograms kind : kinds) {
      OptionalLong seen = kind.nextTry(logs, supervisord, patienceNanos);
      if (seen.isPresent()) {
        return seen;
      }
    }
    return OptionalLong.empty();
  }

  /** Puts right what an earlier run left behind, and tells of it. */
  public Optional<String> tidy() {
    return first(OwnerPrograms::tidy);
  }

  private <T> Optional<T> first(Function<OwnerPrograms, Optional<T>> act) {
    return kinds.stream().map(act).flatMap(Optional::stream).findFirst();
  }
}
