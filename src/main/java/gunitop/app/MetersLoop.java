package gunitop.app;

import gunitop.process.HostLoad;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads the host's meters again and again on a thread of its own, while they are shown; the first
 * reading may load a library.
 */
final class MetersLoop implements AutoCloseable {
  private final Supplier<HostLoad> meters;
  private final Consumer<HostLoad> receiver;
  private final PeriodicTask task;
  private Duration pace;
  private boolean shown = true;
  private boolean hasRead;
  private long lastNanos;

  MetersLoop(
      Background background,
      Supplier<HostLoad> meters,
      Consumer<HostLoad> receiver,
      Duration pace) {
    this.task = background.periodic("host meters", this::waitNanos, this::read);
    this.meters = meters;
    this.receiver = receiver;
    this.pace = pace;
  }

  void start() {
    task.start();
  }

  /** Lets the meters be read this often, and only while they are shown. */
  void watch(Duration newPace, boolean newShown) {
    task.change(
        () -> {
          boolean other = newShown != shown || !newPace.equals(pace);
          shown = newShown;
          pace = newPace;
          return other;
        });
  }

  private long waitNanos() {
    if (!hasRead) {
      return 0;
    }
    return shown ? lastNanos + pace.toNanos() - System.nanoTime() : PeriodicTask.NEVER;
  }

  private void read() {
    hasRead = true;
    lastNanos = System.nanoTime();
    receiver.accept(meters.get());
    lastNanos = System.nanoTime();
  }

  /** Lets no further reading begin; does not wait. */
  @Override
  public void close() {
    task.close();
  }
}
