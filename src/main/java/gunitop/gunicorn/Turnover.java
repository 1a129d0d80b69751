package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Workers of one generation that died young and were replaced: a count that looks right at every
 * glance, with PIDs that do not stay.
 *
 * @param deaths when workers died within {@link #YOUNG_SECONDS} of their birth, on the clock of
 *     {@link Snapshot#monotonicNanos}; at most those of the last {@link #WINDOW_SECONDS}
 * @param rebirths when workers appeared after such a death
 */
public record Turnover(List<Long> deaths, List<Long> rebirths) {
  /** Nothing was seen to come and go. */
  public static final Turnover NONE = new Turnover(List.of(), List.of());

  /** So many young deaths with a replacement are a loop. */
  static final int LOOP_DEATHS = 3;

  private static final double YOUNG_SECONDS = 10;
  private static final double WINDOW_SECONDS = 10;

  /**
   * A master replaces a worker that died within a second of its loop ({@code gunicorn/arbiter.py
   * run, manage_workers}); one without any worker for longer than this was told to drain.
   */
  private static final double DRAINED_SECONDS = 1.5;

  /** Copies the lists. */
  public Turnover {
    deaths = List.copyOf(deaths);
    rebirths = List.copyOf(rebirths);
  }

  /** Whether workers come and go. */
  public boolean isLoop() {
    return deaths.size() >= LOOP_DEATHS && rebirths.size() >= LOOP_DEATHS - 1;
  }

  /** With one more snapshot that shows the same workers, which are not none. */
  Turnover at(Snapshot now) {
    return deaths.isEmpty() && rebirths.isEmpty()
        ? NONE
        : new Turnover(
            recent(deaths, now.monotonicNanos()), recent(rebirths, now.monotonicNanos()));
  }

  /**
   * With what one more snapshot shows; {@code leaving} generations are expected to lose workers.
   */
  Turnover after(
      Set<ProcessId> workersBefore, Set<ProcessId> workersNow, boolean leaving, Snapshot now) {
    long nanos = now.monotonicNanos();
    List<Long> died = recent(deaths, nanos);
    List<Long> reborn = recent(rebirths, nanos);
    if (workersBefore.isEmpty() && died.stream().allMatch(one -> isDrained(one, nanos))) {
      died.clear();
      reborn.clear();
    }
    boolean diedBefore = !died.isEmpty();
    for (ProcessId worker : workersBefore) {
      if (!leaving && !now.isAlive(worker) && now.ageSeconds(worker) < YOUNG_SECONDS) {
        died.add(nanos);
      }
    }
    for (ProcessId worker : workersNow) {
      boolean isNew = !workersBefore.contains(worker);
      if (isNew && (diedBefore || !died.isEmpty())) {
        reborn.add(nanos);
      }
    }
    return new Turnover(died, reborn);
  }

  private static boolean isDrained(long death, long now) {
    return (now - death) / 1e9 > DRAINED_SECONDS;
  }

  private static List<Long> recent(List<Long> times, long now) {
    List<Long> kept = new ArrayList<>();
    for (Long time : times) {
      if ((now - time) / 1e9 <= WINDOW_SECONDS) {
        kept.add(time);
      }
    }
    return kept;
  }
}
