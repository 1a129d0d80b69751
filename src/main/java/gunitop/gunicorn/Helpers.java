package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The living processes that a master has forked and that are no workers: their files were all read,
 * and among them was no heartbeat file of their own. Such a process never gets one, as the master
 * makes it before the fork ({@code gunicorn/arbiter.py spawn_worker}); but it may hold those of
 * workers that were there before it, and once these have ended looks like one of them.
 *
 * @param ids who they are
 */
record Helpers(Set<ProcessId> ids) {
  static final Helpers NONE = new Helpers(Set.of());

  /** By this age a child's files and its master's have been read in one and the same snapshot. */
  private static final double KNOWN_SECONDS = 2;

  /** Copies the set. */
  Helpers {
    ids = Set.copyOf(ids);
  }

  /** The helpers that live after one more snapshot. */
  Helpers after(Snapshot now, List<Application> applications) {
    Set<ProcessId> all = new HashSet<>(ids);
    all.removeIf(id -> !now.isAlive(id));
    for (Application application : applications) {
      for (Generation generation : application.generations()) {
        ProcessSample master = generation.master().process();
        if (master.hasAllFiles()) {
          for (ProcessSample child : now.childrenOf(master.pid())) {
            if (isHelper(child, now) && !application.contains(child.id())) {
              all.add(child.id());
            }
          }
        }
      }
    }
    return all.equals(ids) ? this : new Helpers(all);
  }

  private static boolean isHelper(ProcessSample child, Snapshot now) {
    return child.isAlive() && child.hasAllFiles() && now.ageSeconds(child.id()) > KNOWN_SECONDS;
  }
}
