package gunitop.app;

import gunitop.process.HostLoad;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads the host's meters again and again on a thread of its own; loads their library late. */
final class MetersLoop implements AutoCloseable {
  private final Supplier<HostLoad> meters;
  private final Consumer<HostLoad> receiver;
  private volatile Duration pace;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "host-meters");

  MetersLoop(Supplier<HostLoad> meters, Consumer<HostLoad> receiver, Duration pace) {
    this.meters = meters;
    this.receiver = receiver;
    this.pace = pace;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Lets the meters be read this often, from the next time on. */
  void watch(Duration newPace) {
    pace = newPace;
  }

  private void run() {
    try {
      do {
        receiver.accept(meters.get());
      } while (!closed.await(pace.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets no further reading begin; does not wait. */
  @Override
  public void close() {
    closed.countDown();
  }
}
