package gunitop.preflight.host;

import gunitop.gunicorn.Relaunch;
import gunitop.preflight.PreflightFacts;
import gunitop.preflight.PreflightSource;
import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.trust.Budget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads this host. */
public final class HostPreflight implements PreflightSource {
  private static final String SYSTEMD = "systemd";
  private static final String SOCKET = "socket:[";

  @Override
  public Map<ProcessId, PreflightFacts> read(List<Relaunch> relaunches, Snapshot snapshot) {
    ProcText proc = new ProcText();
    Map<ProcessId, PreflightFacts> facts = new HashMap<>();
    for (Relaunch relaunch : relaunches) {
      ProcessId master = relaunch.old().master().id();
      if (snapshot.isAlive(master)) {
        facts.put(master, read(relaunch, snapshot, proc));
      }
    }
    return facts;
  }

  private static PreflightFacts read(Relaunch relaunch, Snapshot snapshot, ProcText proc) {
    int master = relaunch.old().master().pid();
    Reading<Credentials> credentials = Credentials.of(master, proc);
    Sampled processes = Sampled.of(relaunch);
    PlaceReader places = new PlaceReader(proc, relaunch, credentials);
    return new PreflightFacts(
        new ReleaseReader(proc, relaunch).read(snapshot),
        new NeededMemory(proc).read(relaunch, processes),
        new ProcessLimits(proc).read(relaunch, processes, credentials),
        relaunch.pidfile().map(path -> path.map(places::pidfile)),
        places.places(),
        activated(relaunch, snapshot, proc));
  }

  /** Whether systemd holds the listeners too; what the environment says, where it is readable. */
  private static Reading<Boolean> activated(Relaunch relaunch, Snapshot snapshot, ProcText proc) {
    boolean isSystemd =
        snapshot.process(1).filter(first -> first.stat().name().equals(SYSTEMD)).isPresent();
    if (relaunch.activated().isKnown() || !isSystemd) {
      return relaunch.activated();
    }
    Set<String> sockets =
        relaunch.listeners().stream()
            .map(Listener::inode)
            .map(inode -> SOCKET + inode + "]")
            .collect(Collectors.toSet());
    Reading<int[]> descriptors = proc.numbersIn("/proc/1/fd", Budget.DESCRIPTORS);
    if (!descriptors.isKnown()) {
      return Reading.notRead();
    }
    for (int fd : descriptors.get()) {
      if (sockets.contains(proc.link("/proc/1/fd/" + fd).orElse(""))) {
        return Reading.known(true);
      }
    }
    return Reading.known(false);
  }
}
