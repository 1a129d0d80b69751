package gunitop.holdings;

import gunitop.process.ProcessId;
import java.util.List;
import java.util.Map;

/** Reads on the host what generations hold. */
public interface HoldingsSource {
  /** One that reads nothing: a simulated host has no connections. */
  HoldingsSource NOTHING = questions -> Map.of();

  /** The holdings by the master of each question; takes longer the more connections there are. */
  Map<ProcessId, GenerationHoldings> read(List<HoldingsQuestion> questions);
}
