package gunitop.app;

import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.sampling.Sampler;
import gunitop.ui.Pace;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Takes one snapshot after the other on a thread of its own, as often as the model wants; at once
 * when what is looked at changes, when a tracked process has exited, and when a peek between two
 * snapshots saw that there is something new.
 */
final class SamplingLoop implements AutoCloseable {
  /** Two snapshots are never closer than this, however many processes exit. */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private enum Turn {
    SAMPLE,
    PEEK,
    END
  }

  private final Sampler sampler;
  private final Consumer<Snapshot> receiver;
  private final Thread thread = new Thread(this::run, "sampling");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Focus focus;
  private Pace pace;
  private boolean nudged;
  private boolean closed;

  SamplingLoop(Sampler sampler, Consumer<Snapshot> receiver, Focus focus, Pace pace) {
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
  void watch(Focus newFocus, Pace newPace) {
    lock.lock();
    try {
      boolean same = newFocus.equals(focus) && newPace.equals(pace);
      nudged |= !newFocus.equals(focus) || newPace.sample().compareTo(pace.sample()) < 0;
      focus = newFocus;
      pace = newPace;
      if (!same) {
        changed.signal();
      }
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

  /**
   * Waits until the next snapshot is due or has something new to show; false where none shall be.
   */
  private boolean awaitNext(long start) throws InterruptedException {
    long looked = start;
    while (true) {
      switch (await(start, looked)) {
        case SAMPLE:
          return true;
        case PEEK:
          if (sampler.isStirred()) {
            return true;
          }
          looked = System.nanoTime();
          break;
        default:
          return false;
      }
    }
  }

  private Turn await(long start, long looked) throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        long now = System.nanoTime();
        long toSample = start + (nudged ? SHORTEST_NANOS : pace.sample().toNanos()) - now;
        long toPeek = looked + pace.peek().toNanos() - now;
        if (toSample <= 0) {
          nudged = false;
          return Turn.SAMPLE;
        }
        if (toPeek <= 0) {
          return Turn.PEEK;
        }
        changed.awaitNanos(Math.min(toSample, toPeek));
      }
      return Turn.END;
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
