package gunitop.app;

import gunitop.gunicorn.ControlAnswer;
import gunitop.gunicorn.ControlSocket;
import gunitop.process.ProcessId;
import gunitop.sampling.HostClock;
import gunitop.supervision.control.ControlSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks masters at their control sockets, on a thread of its own: soon after one has bound its
 * socket again, as each fork makes it, else every two seconds, for a TTOU forks nothing.
 */
final class ControlLoop implements AutoCloseable {
  /** What an operator knows this source as. */
  static final String SOURCE = "control sockets of Gunicorn";

  /** One that recycles its workers forks dozens of times a second. */
  private static final Duration SHORTEST = Duration.ofMillis(500);

  private static final Duration PACE = Duration.ofSeconds(2);

  private final ControlSource source;
  private final HostClock clock;
  private final Consumer<Map<ProcessId, ControlAnswer>> receiver;
  private final PeriodicTask task;
  private List<ControlSocket> wanted = List.of();
  private boolean changed;
  private long lastNanos = System.nanoTime();

  /**
   * A loop.
   *
   * @param clock by which the pace counts
   */
  ControlLoop(
      Background background,
      ControlSource source,
      HostClock clock,
      Consumer<Map<ProcessId, ControlAnswer>> receiver) {
    this.task = background.periodic(SOURCE, this::waitNanos, this::ask);
    this.source = source;
    this.clock = clock;
    this.receiver = receiver;
  }

  void start() {
    task.start();
  }

  /** Lets these be asked from now on. */
  void watch(List<ControlSocket> sockets) {
    task.change(
        () -> {
          changed |= !sockets.equals(wanted);
          wanted = sockets;
          return changed;
        });
  }

  private long waitNanos() {
    if (wanted.isEmpty() && !changed) {
      return PeriodicTask.NEVER;
    }
    Duration pace = clock.pace(changed ? SHORTEST : PACE);
    return lastNanos + pace.toNanos() - System.nanoTime();
  }

  /** Those who have no socket any more are told of too: nobody has answered. */
  private void ask() {
    try {
      receiver.accept(source.ask(task.look(this::take)));
    } finally {
      lastNanos = System.nanoTime();
    }
  }

  private List<ControlSocket> take() {
    changed = false;
    return wanted;
  }

  /** Lets no further question begin; does not wait for an answer under way. */
  @Override
  public void close() {
    task.close();
  }
}
