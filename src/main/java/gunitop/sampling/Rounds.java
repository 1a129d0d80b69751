package gunitop.sampling;

import gunitop.process.Focus;
import java.util.Set;

/**
 * Decides which of many tracked processes are looked at closely in a sample: their traits, links
 * and children. Up to {@link #FEW} each one that has run since the last sample. Where there are
 * more, one that has settled waits for its turn, unless its {@link Focus#urgent parent is urgent}:
 * an idle worker runs each second and does nothing but touch its temporary file, and of what else
 * it may do most shows in its stat, which is read whenever it has run, or in the CPU that it used.
 *
 * <p>What it says in its stat and by its temporary files is never older than the sample, but for
 * what others do to one that sleeps ({@link Activity}). What changed without a sign is seen within
 * {@link #LONGEST_NANOS}, with one within a fourth of that; with fewer than some hundred processes
 * sooner. An exec, a new parent and an exit are seen at once, a child as {@link NewProcesses} are.
 */
final class Rounds {
  /** So many are looked at closely whenever they have run. */
  static final int FEW = 32;

  /** No turn is further away than this, however many there are. */
  static final long LONGEST_NANOS = 10_000_000_000L;

  /** By so much a turn comes later for each that is tracked. */
  private static final long EACH_NANOS = 1_000_000_000L / FEW;

  /** By sign of its stat, or of its CPU, the turn comes so many times sooner. */
  private static final int SOONER = 4;

  /** Several times what it takes to touch a file and to go to sleep again. */
  private static final long NOTICEABLE_NANOS = 500_000L;

  /** Not all in the same sample, though all were first looked at in the same. */
  private static final int STEPS = 16;

  private final PidSet urgent = new PidSet();
  private Focus focus = Focus.NOTHING;
  private boolean many;
  private long nowNanos;
  private long turnNanos;

  /** Begins a sample. */
  void begin(Focus next, Moment moment, int tracked) {
    many =
        tracked > FEW
            && next.variables().equals(focus.variables())
            && next.temporaryPrefixes().equals(focus.temporaryPrefixes());
    nowNanos = moment.monotonicNanos();
    turnNanos = Math.min(LONGEST_NANOS, tracked * EACH_NANOS);
    if (!next.urgent().equals(focus.urgent())) {
      take(next.urgent());
    }
    focus = next;
  }

  private void take(Set<Integer> pids) {
    urgent.clear();
    for (Integer pid : pids) {
      urgent.add(pid);
    }
  }

  /** Takes in one of the tracked, before it is looked at. */
  void take(KnownProcess process) {
    process.last.mayWait(many && process.last.settled && !urgent.contains(process.stat().parent()));
  }

  /** Decides about it, its stat being what it is now. */
  void decide(KnownProcess process) {
    LastLook last = process.last;
    last.see(process.runCounts);
    last.due(!last.waits() || last.ran() && (Traits.hasMoved(process) || isTurn(process)));
  }

  private boolean isTurn(KnownProcess process) {
    LastLook last = process.last;
    long turn = turnNanos / 2 + turnNanos / 2 / STEPS * (process.id.pid() % STEPS);
    boolean sign = process.stat() != last.stat() || last.ranNanos() >= NOTICEABLE_NANOS;
    return nowNanos - last.nanos() >= (sign ? turn / SOONER : turn);
  }
}
