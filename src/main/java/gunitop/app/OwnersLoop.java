package gunitop.app;

import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.OwnerQuery;
import gunitop.sampling.HostClock;
import gunitop.supervision.OwnerSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Asks the owners of masters on a thread of its own: at once when a master comes or goes, every
 * second while a step is waited for, else rarely, for each answer costs a process.
 */
final class OwnersLoop implements AutoCloseable {
  private static final Duration HURRIED = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofSeconds(15);

  private final Consumer<OwnerFacts> receiver;
  private final OwnerSource owners;
  private final HostClock clock;
  private final Runnable begin;
  private final Thread thread = new Thread(this::run, "owners");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private OwnerQuery wanted = OwnerQuery.NOBODY;
  private boolean hurried;
  private boolean fresh;
  private boolean closed;

  /**
   * A loop.
   *
   * @param clock by which the pace counts
   * @param begin what is done first, on its thread
   */
  OwnersLoop(OwnerSource owners, HostClock clock, Consumer<OwnerFacts> receiver, Runnable begin) {
    this.owners = owners;
    this.clock = clock;
    this.receiver = receiver;
    this.begin = begin;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Lets these be asked from now on. */
  void watch(OwnerQuery query, boolean hurry) {
    lock.lock();
    try {
      fresh |= !query.asksTheSame(wanted) || hurry != hurried;
      wanted = query;
      hurried = hurry;
      if (fresh) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      begin.run();
      while (awaitNext()) {
        OwnerQuery query = take();
        if (!query.isNobody()) {
          receiver.accept(owners.ask(query));
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private OwnerQuery take() {
    lock.lock();
    try {
      fresh = false;
      return wanted;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitNext() throws InterruptedException {
    lock.lock();
    try {
      long start = System.nanoTime();
      while (!closed && !fresh) {
        long due =
            wanted.isNobody() ? Long.MAX_VALUE : clock.pace(hurried ? HURRIED : IDLE).toNanos();
        long left = due - (System.nanoTime() - start);
        if (left <= 0) {
          return true;
        }
        changed.await(left, TimeUnit.NANOSECONDS);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Lets no further question begin; does not wait for an answer under way. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}
