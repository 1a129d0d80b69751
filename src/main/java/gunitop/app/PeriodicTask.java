package gunitop.app;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A thread that does one thing in turns, and between two of them sleeps until the next is due. When
 * that is may be changed from other threads at any time.
 */
final class PeriodicTask implements AutoCloseable {
  /** Due when something has changed, and not before. */
  static final long NEVER = Long.MAX_VALUE;

  private final LongSupplier wait;
  private final Runnable turn;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;

  /**
   * PeriodicTask to come.
   *
   * @param wait how many nanoseconds are left to the next turn, or {@link #NEVER}; it is due once
   *     they are not positive. Asked under the lock, and again after each change
   * @param turn what is done then, on the thread and not under the lock
   */
  PeriodicTask(String name, LongSupplier wait, Runnable turn) {
    this.wait = wait;
    this.turn = turn;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Changes what {@code wait} looks at, under the lock.
   *
   * @param change tells whether the next turn may now be due at another time
   */
  void change(BooleanSupplier change) {
    lock.lock();
    try {
      if (change.getAsBoolean()) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Reads, under the lock, what others change. */
  <T> T look(Supplier<T> look) {
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (awaitNext()) {
        turn.run();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitNext() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        long left = wait.getAsLong();
        if (left <= 0) {
          return true;
        }
        if (left == NEVER) {
          changed.await();
        } else {
          changed.awaitNanos(left);
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Lets no further turn begin; does not wait for one under way. */
  @Override
  public void close() {
    change(() -> closed = true);
  }

  /** Waits for the turn under way, after {@link #close}; not for ever. */
  void join() {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
