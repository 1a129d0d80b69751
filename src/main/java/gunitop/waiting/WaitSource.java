package gunitop.waiting;

import gunitop.process.ProcessId;
import java.util.List;
import java.util.Map;

/** Reads on the host what processes wait for. */
public interface WaitSource {
  /** One that reads nothing: simulated processes make no system calls. */
  WaitSource NOTHING = processes -> Map.of();

  /** The facts of those that still live. */
  Map<ProcessId, WaitFacts> read(List<ProcessId> processes);
}
