package gunitop.sampling.discovery;

import gunitop.sampling.proc.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks now and then at the processes that are left out of the snapshot: whether one of them has
 * the handlers by now, or another parent. A young one is looked at whenever it is half as old
 * again.
 */
final class LeftOutProcesses {
  private static final double YOUNG_SECONDS = 60;
  private static final double LONGEST_SECONDS = 30;
  private static final double SHORTEST_SECONDS = 1;

  private final KnownProcesses known;
  private final Surroundings surroundings;
  private final List<KnownProcess> due = new ArrayList<>();

  LeftOutProcesses(KnownProcesses known, Surroundings surroundings) {
    this.known = known;
    this.surroundings = surroundings;
  }

  /** Looks at those that are due; answers whether one of them may belong into the snapshot. */
  boolean look(Moment moment) {
    double up = moment.host().uptimeSecondsAt(moment.monotonicNanos());
    for (KnownProcess process : known.all()) {
      if (!process.isShown() && !process.stat().kernelThread() && process.nextLookSeconds() <= up) {
        due.add(process);
      }
    }
    boolean concern = false;
    for (KnownProcess process : due) {
      if (process.nextLookSeconds() == 0) {
        // Just read, for the first time; not all are looked at again at once.
        concern |= surroundings.concern(process);
        known.lookAgainAt(process, up + first(process, moment));
      } else if (known.look(moment, process, false)) {
        concern |= surroundings.concern(process);
        known.lookAgainAt(process, up + next(process, moment));
      } else {
        KnownProcess successor = known.get(process.pid());
        concern |= successor != null && surroundings.concern(successor);
      }
    }
    due.clear();
    return concern;
  }

  private static double first(KnownProcess process, Moment moment) {
    return process.ageSeconds(moment) < YOUNG_SECONDS
        ? next(process, moment)
        : 1 + process.pid() % LONGEST_SECONDS;
  }

  private static double next(KnownProcess process, Moment moment) {
    double age = process.ageSeconds(moment);
    return age < YOUNG_SECONDS ? Math.max(SHORTEST_SECONDS, age / 2) : LONGEST_SECONDS;
  }
}
