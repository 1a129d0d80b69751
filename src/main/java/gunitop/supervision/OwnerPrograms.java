package gunitop.supervision;

import gunitop.gunicorn.OwnerFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.CallResult;
import gunitop.process.ProcessId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What one kind of owner is asked and told; see {@link OwnerControl}. Every call blocks. */
public interface OwnerPrograms {
  /** Nobody is asked or told anything. */
  OwnerPrograms NONE = query -> OwnerFacts.NONE;

  /** What owners of this kind said. */
  OwnerFacts ask(OwnerQuery query);

  /** Lets one stop a program; empty where this kind does not. */
  default Optional<CallResult> stop(
      int owner, String program, ProcessId target, Duration deadline) {
    return Optional.empty();
  }

  /** Gives a unit another main process; empty where this kind has no units. */
  default Optional<CallResult> handOver(
      String unit, ProcessId main, ProcessId next, boolean opensAccess) {
    return Optional.empty();
  }

  /** When a third master of this kind's tried to bind; empty where none was seen in time. */
  default OptionalLong nextTry(List<String> logs, int owner, long patienceNanos) {
    return OptionalLong.empty();
  }

  /** Puts right what an earlier run left behind, and tells of it; empty where there was nothing. */
  default Optional<String> tidy() {
    return Optional.empty();
  }
}
