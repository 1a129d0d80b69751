package gunitop.app;

import gunitop.gunicorn.OwnerFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.sampling.HostClock;
import gunitop.supervision.OwnerSource;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Asks the owners of masters on a thread of its own: at once when a master comes or goes, every
 * second while a step is waited for, else rarely, for each answer costs a process.
 */
final class OwnersLoop implements AutoCloseable {
  /** What an operator knows this source as. */
  static final String SOURCE = "owners (supervisord, systemd)";

  private static final Duration HURRIED = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofSeconds(15);

  private final Consumer<OwnerFacts> receiver;
  private final OwnerSource owners;
  private final HostClock clock;
  private final Runnable begin;
  private final PeriodicTask task;
  private OwnerQuery wanted = OwnerQuery.NOBODY;
  private boolean hurried;
  private boolean changed;
  private boolean begun;
  private long lastNanos;

  /**
   * A loop.
   *
   * @param clock by which the pace counts
   * @param begin what is done first, on its thread
   */
  OwnersLoop(
      Background background,
      OwnerSource owners,
      HostClock clock,
      Consumer<OwnerFacts> receiver,
      Runnable begin) {
    this.task = background.periodic(SOURCE, this::waitNanos, this::ask);
    this.owners = owners;
    this.clock = clock;
    this.receiver = receiver;
    this.begin = begin;
  }

  void start() {
    task.start();
  }

  /** Lets these be asked from now on. */
  void watch(OwnerQuery query, boolean hurry) {
    task.change(
        () -> {
          changed |= !query.asksTheSame(wanted) || hurry != hurried;
          wanted = query;
          hurried = hurry;
          return changed;
        });
  }

  private long waitNanos() {
    if (!begun || changed) {
      return 0;
    }
    if (wanted.isNobody()) {
      return PeriodicTask.NEVER;
    }
    long pace = clock.pace(hurried ? HURRIED : IDLE).toNanos();
    return lastNanos + pace - System.nanoTime();
  }

  private void ask() {
    try {
      if (begun) {
        OwnerQuery query = task.look(this::take);
        if (!query.isNobody()) {
          receiver.accept(owners.ask(query));
        }
      } else {
        begun = true;
        begin.run();
      }
    } finally {
      lastNanos = System.nanoTime();
    }
  }

  private OwnerQuery take() {
    changed = false;
    return wanted;
  }

  /** Lets no further question begin; does not wait for an answer under way. */
  @Override
  public void close() {
    task.close();
  }
}
