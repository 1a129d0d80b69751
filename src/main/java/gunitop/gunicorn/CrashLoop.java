package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Workers of one master that fail again and again: a count that looks right at every glance, with
 * PIDs that do not stay. Told by how they ended: what {@code --max-requests} and HUP end has exit
 * code 0 and served before.
 *
 * @param deaths how many have failed lately
 * @param seconds between the first and the last of them
 * @param manner how they ended: "with code 1, by signal 9"
 */
public record CrashLoop(int deaths, double seconds, String manner) {
  /** So many failures, one of them of a replacement, are a loop. */
  private static final int LOOP_DEATHS = 3;

  /** The same where nothing but that they never served tells of a failure. */
  private static final int LOOP_SILENT_DEATHS = 5;

  /** A loop has ended when nothing happened for so long, or twice its longest pause. */
  private static final double QUIET_SECONDS = 10;

  private static final long NOTICED_NANOS = 50_000_000L;

  private static final int MOST_MANNERS = 3;

  /** The crash loop of a master's workers; empty where they are in none. */
  public static Optional<CrashLoop> of(ProcessId master, History history, Snapshot now) {
    List<WorkerEnd> failed = new ArrayList<>();
    List<WorkerEnd> silent = new ArrayList<>();
    for (WorkerEnd end : history.workerEnds().of(master)) {
      if (end.knownNanos() == 0) {
        continue;
      }
      if (end.hasFailed()) {
        failed.add(end);
      } else if (end.hasNeverServed()) {
        silent.add(end);
      } else if (end.wasReady() || end.othersServed()) {
        silent.clear();
      }
    }
    if (isLoop(failed, LOOP_DEATHS, now)) {
      return Optional.of(found(failed));
    }
    return isLoop(silent, LOOP_SILENT_DEATHS, now) ? Optional.of(found(silent)) : Optional.empty();
  }

  private static boolean isLoop(List<WorkerEnd> ends, int least, Snapshot now) {
    return ends.size() >= least && hasReplacement(ends) && !isOver(ends, now);
  }

  /** Whether one of them was born after another's end, which was noticed a little later. */
  private static boolean hasReplacement(List<WorkerEnd> ends) {
    long first = ends.get(0).goneNanos() - NOTICED_NANOS;
    return ends.stream().anyMatch(end -> end.bornNanos() > first);
  }

  private static boolean isOver(List<WorkerEnd> ends, Snapshot now) {
    long longest = 0;
    for (int i = 1; i < ends.size(); i++) {
      longest = Math.max(longest, ends.get(i).goneNanos() - ends.get(i - 1).goneNanos());
    }
    double quiet = (now.monotonicNanos() - last(ends).goneNanos()) / 1e9;
    return quiet > Math.max(QUIET_SECONDS, 2 * longest / 1e9);
  }

  private static CrashLoop found(List<WorkerEnd> ends) {
    Set<String> manners = new LinkedHashSet<>();
    ends.forEach(end -> manners.add(end.manner()));
    return new CrashLoop(
        ends.size(),
        (last(ends).goneNanos() - ends.get(0).goneNanos()) / 1e9,
        String.join(", ", manners.stream().limit(MOST_MANNERS).toList()));
  }

  private static WorkerEnd last(List<WorkerEnd> ends) {
    return ends.get(ends.size() - 1);
  }
}
