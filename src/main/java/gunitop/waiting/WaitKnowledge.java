package gunitop.waiting;

import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What processes wait for, as it was read about a second ago.
 *
 * @param byProcess one for each that was asked about and still lives
 * @param nanos when, on the clock of {@link Snapshot#monotonicNanos}
 */
public record WaitKnowledge(Map<ProcessId, Wait> byProcess, long nanos) implements Advice {
  /** Nothing was read. */
  public static final WaitKnowledge NONE = new WaitKnowledge(Map.of(), 0);

  /** What is older says nothing of now. */
  private static final long LASTING_NANOS = 30_000_000_000L;

  /** Copies the map. */
  public WaitKnowledge {
    byProcess = Map.copyOf(byProcess);
  }

  /** What is known among other advice. */
  public static WaitKnowledge in(Collection<Advice> advice) {
    return Advice.of(WaitKnowledge.class, advice).orElse(NONE);
  }

  /** What is known after another reading. */
  public WaitKnowledge after(Map<ProcessId, WaitFacts> facts, long now) {
    Map<ProcessId, Wait> next = new HashMap<>();
    facts.forEach(
        (process, read) ->
            next.put(process, Wait.after(Optional.ofNullable(byProcess.get(process)), read, now)));
    return new WaitKnowledge(next, now);
  }

  /** What a process waits for; empty where nobody has looked lately. */
  public Optional<Wait> of(ProcessId process, long now) {
    return now - nanos > LASTING_NANOS
        ? Optional.empty()
        : Optional.ofNullable(byProcess.get(process));
  }
}
