package gunitop.sampling.events;

import gunitop.process.ExitStatus;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How processes ended lately: told by the exit watch's thread, asked by the sampler's. */
public final class RecentExits {
  private static final long KEPT_NANOS = 60_000_000_000L;

  /** Crash loops end many; the latest are those that somebody may ask for. */
  private static final int MOST = 500;

  private final Map<ProcessId, Exit> exits = new LinkedHashMap<>();
  private Map<ProcessId, ExitStatus> answer = Map.of();

  private record Exit(ExitStatus status, long nanos) {}

  /** Takes in how a process ended, if that is known. */
  public synchronized void add(ProcessId id, Reading<ExitStatus> status, long nowNanos) {
    if (status.isKnown()) {
      exits.put(id, new Exit(status.get(), nowNanos));
      if (exits.size() > MOST) {
        exits.remove(exits.keySet().iterator().next());
      }
      answer = null;
    }
  }

  /** Those of the last minute; the same value as long as they do not change. */
  public synchronized Map<ProcessId, ExitStatus> at(long nowNanos) {
    boolean aged = exits.values().removeIf(exit -> nowNanos - exit.nanos() > KEPT_NANOS);
    if (aged || answer == null) {
      Map<ProcessId, ExitStatus> now = new HashMap<>();
      exits.forEach((id, exit) -> now.put(id, exit.status()));
      answer = Map.copyOf(now);
    }
    return answer;
  }
}
