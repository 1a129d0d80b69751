package gunitop.app;

import gunitop.process.HostLoad;
import gunitop.sampling.HostMeters;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads the host's meters again and again on a thread of its own; loads their library late. */
final class MetersLoop implements AutoCloseable {
  private final Consumer<HostLoad> receiver;
  private volatile Duration pace;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "host-meters");

  MetersLoop(Consumer<HostLoad> receiver, Duration pace) {
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
    HostMeters meters = new HostMeters();
    try {
      do {
        receiver.accept(meters.read());
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
