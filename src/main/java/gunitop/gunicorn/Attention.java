package gunitop.gunicorn;

import gunitop.process.Focus;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import java.util.HashSet;
import java.util.Set;

/** What the next snapshot must look at closely, so that Gunicorn can be judged by it. */
public final class Attention {

  /** By these handlers a master is found, and a worker whose master is gone. */
  public static final SignalSet HANDLERS = SignalSet.of(Signal.USR1);

  private Attention() {}

  /**
   * The focus after this snapshot.
   *
   * @param snapshot the snapshot
   * @param found what was found in it
   * @param history what is known of them
   * @param files further paths to read, e.g. a pidfile that the operator named
   * @param memory whether proportional memory is shown
   */
  public static Focus focus(
      Snapshot snapshot,
      ApplicationFinder.Found found,
      History history,
      Set<String> files,
      boolean memory) {
    Set<Integer> tracked = new HashSet<>(found.judged());
    Set<String> paths = new HashSet<>(files);
    for (Application application : found.applications()) {
      for (Generation generation : application.generations()) {
        tracked.add(generation.master().pid());
        paths.addAll(Pidfile.paths(generation.master().process(), history));
      }
      if (application.supervisor().former()) {
        // No forebear any more: nothing else would keep it in sight, nor what it starts.
        tracked.add(application.supervisor().pid());
      }
    }
    // Whoever a pidfile names must be in the next snapshot, else it would seem to be gone.
    tracked.addAll(Pidfile.named(snapshot));
    return new Focus(tracked, Variables.ALL, Set.of(HeartbeatFile.NAME_PREFIX), paths, memory);
  }
}
