package gunitop.app;

import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.sampling.Sampler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Takes one snapshot after the other on a thread of its own, as often as the model wants; at once
 * when what is looked at changes, and when a tracked process has exited.
 */
final class SamplingLoop implements AutoCloseable {
  /** Two snapshots are never closer than this, however many processes exit. */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Sampler sampler;
  private final Consumer<Snapshot> receiver;
  private final Thread thread = new Thread(this::run, "sampling");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Focus focus;
  private Duration pace;
  private boolean nudged;
  private boolean closed;

  SamplingLoop(Sampler sampler, Consumer<Snapshot> receiver, Focus focus, Duration pace) {
    this.sampler = sampler;
    this.receiver = receiver;
    this.focus = focus;
    this.pace = pace;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Lets the next snapshots look at this, this often. */
  void watch(Focus newFocus, Duration newPace) {
    lock.lock();
    try {
      nudged |= !newFocus.equals(focus) || newPace.compareTo(pace) < 0;
      focus = newFocus;
      pace = newPace;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Lets the next snapshot be taken at once. */
  void nudge() {
    lock.lock();
    try {
      nudged = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (true) {
        long start = System.nanoTime();
        receiver.accept(sampler.sample(focusNow()));
        if (!awaitNext(start)) {
          return;
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private Focus focusNow() {
    lock.lock();
    try {
      return focus;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the next snapshot is due; false where there shall be none. */
  private boolean awaitNext(long start) throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        long due = nudged ? SHORTEST_NANOS : pace.toNanos();
        long left = start + due - System.nanoTime();
        if (left <= 0) {
          nudged = false;
          return true;
        }
        changed.awaitNanos(left);
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the thread; the snapshot that is being taken is waited for. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
