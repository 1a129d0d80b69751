package gunitop.app;

import gunitop.gunicorn.Relaunch;
import gunitop.preflight.PreflightAdvice;
import gunitop.preflight.PreflightSource;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.sampling.HostClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what would make NEW fail, on a thread of its own: rarely at rest, every two seconds while
 * an operator looks at it, at once where another master is to be looked at.
 */
final class PreflightLoop implements AutoCloseable {
  /** What an operator knows this source as. */
  static final String SOURCE = "preflight";

  private static final Duration WATCHED = Duration.ofSeconds(2);
  private static final Duration IDLE = Duration.ofSeconds(15);

  private final PreflightSource source;
  private final HostClock clock;
  private final Consumer<PreflightAdvice> receiver;
  private final PeriodicTask task;
  private List<Relaunch> wanted = List.of();
  private Snapshot snapshot;
  private boolean watched;
  private boolean changed;
  private long lastNanos;

  /**
   * A loop.
   *
   * @param clock by which the pace counts
   */
  PreflightLoop(
      Background background,
      PreflightSource source,
      HostClock clock,
      Consumer<PreflightAdvice> receiver) {
    this.task = background.periodic(SOURCE, this::waitNanos, this::read);
    this.source = source;
    this.clock = clock;
    this.receiver = receiver;
  }

  void start() {
    task.start();
  }

  /**
   * Lets these be read from now on.
   *
   * @param isWatched whether an operator looks at the checks
   */
  void watch(List<Relaunch> relaunches, Snapshot now, boolean isWatched) {
    task.change(
        () -> {
          changed |= !masters(relaunches).equals(masters(wanted)) || isWatched && !watched;
          wanted = relaunches;
          snapshot = now;
          watched = isWatched;
          return changed;
        });
  }

  private static List<ProcessId> masters(List<Relaunch> relaunches) {
    return relaunches.stream().map(relaunch -> relaunch.old().master().id()).toList();
  }

  private long waitNanos() {
    if (changed) {
      return 0;
    }
    if (wanted.isEmpty()) {
      return PeriodicTask.NEVER;
    }
    long pace = clock.pace(watched ? WATCHED : IDLE).toNanos();
    return lastNanos + pace - System.nanoTime();
  }

  private record Asked(List<Relaunch> relaunches, Snapshot snapshot) {}

  private void read() {
    try {
      Asked asked = task.look(this::take);
      receiver.accept(PreflightAdvice.of(source.read(asked.relaunches(), asked.snapshot())));
    } finally {
      lastNanos = System.nanoTime();
    }
  }

  private Asked take() {
    changed = false;
    return new Asked(wanted, snapshot);
  }

  /** Lets no further reading begin; does not wait for one under way. */
  @Override
  public void close() {
    task.close();
  }
}
