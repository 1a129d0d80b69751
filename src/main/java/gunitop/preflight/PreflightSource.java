package gunitop.preflight;

import gunitop.gunicorn.Relaunch;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Map;

/** Reads on the host what the checks need. */
public interface PreflightSource {

  /** One that reads nothing: a simulated host has none of this. */
  PreflightSource NOTHING = (relaunches, snapshot) -> Map.of();

  /**
   * The facts of each master that still lives. Blocks for some milliseconds.
   *
   * @param snapshot in which they were found
   */
  Map<ProcessId, PreflightFacts> read(List<Relaunch> relaunches, Snapshot snapshot);
}
