package gunitop.gunicorn;

import gunitop.process.ExitStatus;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import java.time.Instant;
import java.util.Set;

/**
 * A worker that was seen and has ended.
 *
 * @param worker who
 * @param master its master
 * @param role what that was to its application
 * @param relatives the masters of the application
 * @param goneNanos when it was first missed, on the clock of {@link Snapshot#monotonicNanos}
 * @param goneTime the same by the wall clock
 * @param bornNanos when it was forked, on the same clock
 * @param wasReady whether its heartbeat was ever seen
 * @param othersServed whether another worker of its master was ready when it was missed
 * @param wasTold whether its master had closed its listeners, or is gone too: then it had to go
 * @param exit how it ended, where the kernel told
 * @param knownNanos when all that will be known of its end was known; 0 before
 */
public record WorkerEnd(
    ProcessId worker,
    ProcessId master,
    GenerationRole role,
    Set<ProcessId> relatives,
    long goneNanos,
    Instant goneTime,
    long bornNanos,
    boolean wasReady,
    boolean othersServed,
    boolean wasTold,
    Reading<ExitStatus> exit,
    long knownNanos) {

  /** By these a worker is told to go, or an operator has ended it; nothing of its own fails. */
  private static final Set<Integer> TOLD_BY =
      Set.of(
          Signal.TERM.number(),
          Signal.INT.number(),
          Signal.QUIT.number(),
          Signal.HUP.number(),
          Signal.USR2.number());

  /** Copies the set. */
  public WorkerEnd {
    relatives = Set.copyOf(relatives);
  }

  /** With how it ended; the kernel's word comes with this snapshot or never. */
  WorkerEnd learning(Snapshot now) {
    return knownNanos != 0
        ? this
        : new WorkerEnd(
            worker,
            master,
            role,
            relatives,
            goneNanos,
            goneTime,
            bornNanos,
            wasReady,
            othersServed,
            wasTold,
            now.exit(worker),
            now.monotonicNanos());
  }

  /** Whether a signal ended it that nobody sends to make it go: KILL, ABRT, SEGV and the like. */
  public boolean wasKilled() {
    return exit.orElse(null) instanceof ExitStatus.Killed killed
        && !TOLD_BY.contains(killed.signal());
  }

  /** Whether it ended by an error of its own, or something killed it. */
  boolean hasFailed() {
    boolean error = exit.orElse(null) instanceof ExitStatus.Exited exited && exited.code() != 0;
    return !wasTold && (error || wasKilled());
  }

  /**
   * Whether it ended with exit code 0, or nobody knows how, and was never seen to be ready, while
   * no other was either. One alone may have been recycled between two looks.
   */
  boolean hasNeverServed() {
    boolean quiet =
        !exit.isKnown() || exit.get() instanceof ExitStatus.Exited exited && exited.code() == 0;
    return !wasTold && quiet && !wasReady && !othersServed;
  }

  /** How it ended, in words that follow "died": "by signal 9", "with code 1". */
  String manner() {
    if (exit.orElse(null) instanceof ExitStatus.Exited exited && exited.code() != 0) {
      return "with code " + exited.code();
    }
    return exit.orElse(null) instanceof ExitStatus.Killed killed
        ? "by signal " + killed.signal()
        : "before they were ready";
  }
}
