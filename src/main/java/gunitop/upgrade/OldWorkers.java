package gunitop.upgrade;

import gunitop.gunicorn.Generation;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.Set;

/** What became of OLD's workers since a USR2. */
public final class OldWorkers {
  private OldWorkers() {}

  /** Whether every one of them is there still. */
  public static boolean areUntouched(Set<ProcessId> before, Snapshot now) {
    return before.stream().allMatch(now::isAlive);
  }

  /** Who is there still: "OLD is untouched: 3/3 ready"; only where they are the very same. */
  public static String fate(Set<ProcessId> before, Generation old, Snapshot now) {
    String ready =
        old.ready() + "/" + old.desired().count().orElse(old.workers().size()) + " ready";
    long gone = before.stream().filter(id -> !now.isAlive(id)).count();
    return gone == 0
        ? "OLD is untouched: " + ready
        : "%s of OLD's %s workers ended meanwhile: %s now".formatted(gone, before.size(), ready);
  }
}
