package gunitop.rehearsal;

import gunitop.process.Signal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * An arbiter's main loop ({@code gunicorn/arbiter.py run}): signals wait in a queue of five, one is
 * handled a turn; between two turns it sleeps for a second at most, then looks for silent workers
 * and sees to their number.
 */
final class ArbiterLoop {
  private static final double TURN_SECONDS = 0.003;
  private static final double SLEEP_SECONDS = 1;
  private static final int MOST_QUEUED = 5;

  private final SimulatedArbiter arbiter;
  private final DeployedApplication site;
  private final Deque<Signal> queue = new ArrayDeque<>();
  private long turn;

  ArbiterLoop(SimulatedArbiter arbiter) {
    this.arbiter = arbiter;
    site = arbiter.site;
  }

  /** Queues a signal and wakes the arbiter; one that finds the queue full is lost. */
  void queue(Signal signal) {
    if (queue.size() < MOST_QUEUED) {
      queue.add(signal);
      wake();
    }
  }

  /** The sleep is over. */
  void wake() {
    next(TURN_SECONDS);
  }

  /** Sleeps, unless a signal waits. */
  void sleep() {
    next(queue.isEmpty() ? SLEEP_SECONDS : TURN_SECONDS);
  }

  /** Lets the next turn come so soon, in the place of the one that was due. */
  private void next(double seconds) {
    long mine = ++turn;
    site.host.schedule.after(
        seconds,
        () -> {
          if (turn == mine && arbiter.isAtItsLoop()) {
            turn();
          }
        });
  }

  private void turn() {
    arbiter.promote();
    if (queue.isEmpty()) {
      arbiter.workers.murder();
      arbiter.workers.manage();
      return;
    }
    Signal signal = queue.poll();
    String name = signal.name().toLowerCase(Locale.ROOT);
    site.log(arbiter.process.pid(), "INFO", "Handling signal: " + name);
    arbiter.handle(signal);
    if (arbiter.isAtItsLoop()) {
      wake();
    }
  }
}
