package gunitop.app;

import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.sampling.Sampler;
import gunitop.ui.Pace;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Takes one snapshot after the other on a thread of its own, as often as the model wants; at once
 * when what is looked at changes, when a tracked process has exited, and when a peek between two
 * snapshots saw that there is something new. Peeks only where that is not heard of by itself, and
 * for a moment after a sign that something is about to begin.
 */
final class SamplingLoop implements AutoCloseable {
  /** Its thread's name: the program does not go on without it. */
  static final String THREAD = "sampling";

  /** Two snapshots are never closer than this, however many processes exit. */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** So soon after a sign the process that it announces is there, or it was meant for another. */
  private static final long EXPECTED_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** How soon to look again whether the last snapshot has been taken. */
  private static final long BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Sampler sampler;
  private final Consumer<Snapshot> receiver;
  private final BooleanSupplier isTaken;
  private final PeriodicTask task = new PeriodicTask(THREAD, this::waitNanos, this::lookOrPeek);
  private Focus focus;
  private Pace pace;
  private boolean nudged = true;
  private long sampledNanos = System.nanoTime() - SHORTEST_NANOS;
  private long lookedNanos = sampledNanos;
  private long expectingNanos = sampledNanos;
  private boolean hears;

  /**
   * A loop.
   *
   * @param isTaken whether the receiver has taken what it was given: until then no other snapshot
   *     is made, so that one who is slower than the sampler sees the newest and no queue of old
   *     ones
   */
  SamplingLoop(
      Sampler sampler,
      Consumer<Snapshot> receiver,
      BooleanSupplier isTaken,
      Focus focus,
      Pace pace) {
    this.sampler = sampler;
    this.receiver = receiver;
    this.isTaken = isTaken;
    this.focus = focus;
    this.pace = pace;
  }

  void start() {
    task.start();
  }

  /** Lets the next snapshots look at this, this often. */
  void watch(Focus newFocus, Pace newPace) {
    task.change(
        () -> {
          boolean same = newFocus.equals(focus) && newPace.equals(pace);
          nudged |= !newFocus.equals(focus) || newPace.sample().compareTo(pace.sample()) < 0;
          focus = newFocus;
          pace = newPace;
          return !same;
        });
  }

  /** Lets the next snapshot be taken at once. */
  void nudge() {
    task.change(() -> nudged = true);
  }

  /** Lets it be looked often for a short time: something may be about to begin. */
  void expect() {
    task.change(
        () -> {
          expectingNanos = System.nanoTime() + EXPECTED_NANOS;
          return true;
        });
  }

  private long waitNanos() {
    return isTaken.getAsBoolean() ? toLook() : Math.max(toLook(), BEHIND_NANOS);
  }

  private long toLook() {
    long now = System.nanoTime();
    if (now - expectingNanos < 0) {
      long often = Math.min(pace.peek().toNanos(), Pace.ALERT.toNanos());
      return Math.min(toSample(), lookedNanos + often - now);
    }
    return hears && !pace.always()
        ? toSample()
        : Math.min(toSample(), lookedNanos + pace.peek().toNanos() - now);
  }

  private long toSample() {
    long due = nudged ? SHORTEST_NANOS : pace.sample().toNanos();
    return sampledNanos + due - System.nanoTime();
  }

  private void lookOrPeek() {
    boolean due = task.look(() -> toSample() <= 0);
    if (due || sampler.isStirred()) {
      Focus wanted = task.look(this::take);
      sampledNanos = System.nanoTime();
      lookedNanos = sampledNanos;
      receiver.accept(sampler.sample(wanted));
      hears = sampler.hearsStarts();
    } else {
      lookedNanos = System.nanoTime();
    }
  }

  /** What is to be looked at; a nudge that comes from now on asks for one more snapshot. */
  private Focus take() {
    nudged = false;
    return focus;
  }

  /** Ends the thread; the snapshot that is being taken is waited for. */
  @Override
  public void close() {
    task.close();
    task.join();
  }
}
