package gunitop.upgrade.review;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Role;
import gunitop.gunicorn.RoleJudge;
import gunitop.gunicorn.Worker;
import gunitop.process.Printable;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.Locale;
import java.util.Set;

/**
 * What a generation that drains or stops still has to do: the connections that its workers hold.
 */
final class Remaining {

  private Remaining() {}

  /**
   * "2 connections left, the oldest for 14 s"; empty where there are none or none can be read. The
   * age is counted from when this program first saw the connection.
   */
  static String of(Generation generation, Snapshot now, History history) {
    if (generation.workers().isEmpty()) {
      return waiting(generation, now);
    }
    int count = 0;
    double oldest = 0;
    for (Worker worker : generation.workers()) {
      for (Long inode : worker.process().connectionInodes().orElse(Set.of())) {
        count++;
        oldest = Math.max(oldest, history.connectionSeconds(inode, now));
      }
    }
    return count == 0
        ? ""
        : String.format(
            Locale.ROOT,
            " %s connection%s left, %s for %.0f s.",
            count,
            count == 1 ? "" : "s",
            count == 1 ? "open" : "the oldest",
            oldest);
  }

  /** What a master without workers may be waiting for at its exit: its other children. */
  private static String waiting(Generation generation, Snapshot now) {
    for (ProcessSample child : now.childrenOf(generation.master().pid())) {
      if (child.isAlive() && RoleJudge.of(child, now) == Role.NONE) {
        return " It may be waiting for its child %s (%s)."
            .formatted(child.pid(), Printable.of(child.stat().name()));
      }
    }
    return "";
  }
}
