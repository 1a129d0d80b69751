package gunitop.holdings;

import gunitop.gunicorn.Generation;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What generations hold, as it was read some seconds ago.
 *
 * @param byMaster one for each generation that was asked about, by its master
 * @param nanos when, on the clock of {@link Snapshot#monotonicNanos}
 */
public record HoldingsKnowledge(Map<ProcessId, GenerationHoldings> byMaster, long nanos)
    implements Advice {
  /** Nothing was read. */
  public static final HoldingsKnowledge NONE = new HoldingsKnowledge(Map.of(), 0);

  /**
   * What is older says nothing of now: the kernel's lists may be long, and are read rarely then.
   */
  private static final long LASTING_NANOS = 60_000_000_000L;

  /** Copies the map. */
  public HoldingsKnowledge {
    byMaster = Map.copyOf(byMaster);
  }

  /** What is known among other advice. */
  public static HoldingsKnowledge in(Collection<Advice> advice) {
    return Advice.of(HoldingsKnowledge.class, advice).orElse(NONE);
  }

  /** What a generation holds; empty where nobody has looked lately. */
  public Optional<GenerationHoldings> of(Generation generation, Snapshot now) {
    return now.monotonicNanos() - nanos > LASTING_NANOS
        ? Optional.empty()
        : Optional.ofNullable(byMaster.get(generation.master().id()));
  }

  /** The servers that a generation is connected to. */
  public Reading<List<Outbound>> outbound(Generation generation, Snapshot now) {
    return of(generation, now).map(found -> found.servers().all()).orElse(Reading.notRead());
  }
}
