package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.ProcessOrder;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The workers that ended lately, the first missed first.
 *
 * @param recent those of the last {@value #KEPT_SECONDS} seconds, at most {@value #MOST}
 */
public record WorkerEnds(List<WorkerEnd> recent) {
  static final WorkerEnds NONE = new WorkerEnds(List.of());

  /** Workers that die by their timeout of 30 s, one by one, are seen to do so again and again. */
  static final int KEPT_SECONDS = 180;

  /** A master replaces a worker within a second of its loop ({@code gunicorn/arbiter.py run}). */
  private static final double REPLACED_SECONDS = 1.5;

  private static final int MOST = 512;

  /** Copies the list. */
  public WorkerEnds {
    recent = List.copyOf(recent);
  }

  /** Those of whose end all was known for the first time in this snapshot. */
  public List<WorkerEnd> knownIn(Snapshot now) {
    return recent.isEmpty()
        ? recent
        : recent.stream().filter(one -> one.knownNanos() == now.monotonicNanos()).toList();
  }

  /** Those of one master. */
  List<WorkerEnd> of(ProcessId master) {
    return recent.stream().filter(one -> one.master().equals(master)).toList();
  }

  /** Whether one of this master ended so lately that it is about to be replaced. */
  public boolean isReplacing(ProcessId master, Snapshot now) {
    for (WorkerEnd end : recent) {
      if (end.master().equals(master)
          && (now.monotonicNanos() - end.goneNanos()) / 1e9 <= REPLACED_SECONDS) {
        return true;
      }
    }
    return false;
  }

  /**
   * With what one more snapshot shows.
   *
   * @param before what was known of the masters before it
   */
  WorkerEnds after(Snapshot now, List<Application> applications, History before) {
    Map<ProcessId, Generation> living = new HashMap<>();
    for (Application application : applications) {
      for (Generation generation : application.generations()) {
        living.put(generation.master().id(), generation);
      }
    }
    List<WorkerEnd> all = new ArrayList<>();
    for (WorkerEnd earlier : recent) {
      if ((now.monotonicNanos() - earlier.goneNanos()) / 1e9 <= KEPT_SECONDS) {
        all.add(earlier.learning(now));
      }
    }
    Map<ProcessId, MasterHistory> masters = new TreeMap<>(ProcessOrder.ELDEST_FIRST);
    masters.putAll(before.masters());
    masters.forEach(
        (id, master) -> {
          if (master.last().isPresent()) {
            add(all, master, living.get(id), now, before);
          }
        });
    boolean same = all.isEmpty() && recent.isEmpty();
    return same ? this : new WorkerEnds(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /**
   * Adds those that ended of one master, which is now {@code is}; {@code null} where it is gone.
   */
  private static void add(
      List<WorkerEnd> all, MasterHistory master, Generation is, Snapshot now, History before) {
    Generation was = master.last().orElseThrow();
    if (is != null && is.hasAll(was.workers())) {
      return;
    }
    boolean told =
        is == null
            || was.state() == GenerationState.RETIRING
            || is.state() == GenerationState.RETIRING;
    boolean served = was.ready() > 0 || is != null && is.ready() > 0;
    for (Worker worker : was.workers()) {
      if (!now.isAlive(worker.id())) {
        WorkerEnd end =
            new WorkerEnd(
                worker.id(),
                was.master().id(),
                was.role(),
                master.relatives(),
                now.monotonicNanos(),
                now.time(),
                now.monotonicNanos() - (long) (1e9 * now.ageSeconds(worker.id())),
                before.wasReady(worker.id()) || worker.isReady(),
                served,
                told,
                now.exit(worker.id()),
                0);
        all.add(end.exit().isKnown() ? end.learning(now) : end);
      }
    }
  }
}
