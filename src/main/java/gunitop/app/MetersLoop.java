package gunitop.app;

import gunitop.process.HostLoad;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads the host's meters again and again on a thread of its own, while they are shown; the first
 * reading may load a library.
 */
final class MetersLoop implements AutoCloseable {
  private final Supplier<HostLoad> meters;
  private final Consumer<HostLoad> receiver;
  private final Thread thread = new Thread(this::run, "host-meters");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Duration pace;
  private boolean shown = true;
  private boolean closed;

  MetersLoop(Supplier<HostLoad> meters, Consumer<HostLoad> receiver, Duration pace) {
    this.meters = meters;
    this.receiver = receiver;
    this.pace = pace;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Lets the meters be read this often, and only while they are shown. */
  void watch(Duration newPace, boolean newShown) {
    lock.lock();
    try {
      if (newShown != shown || !newPace.equals(pace)) {
        shown = newShown;
        pace = newPace;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      do {
        receiver.accept(meters.get());
      } while (awaitNext());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the next reading is due; false where there shall be none. */
  private boolean awaitNext() throws InterruptedException {
    lock.lock();
    try {
      long start = System.nanoTime();
      while (!closed) {
        long left = start + pace.toNanos() - System.nanoTime();
        if (!shown) {
          changed.await();
        } else if (left <= 0) {
          return true;
        } else {
          changed.awaitNanos(left);
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Lets no further reading begin; does not wait. */
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
