package gunitop.e2e;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures for how long connections are refused while a third master takes over from NEW: as many
 * rounds as its argument says, each through the program's own keys, on a real supervisord.
 */
final class TakeoverGap {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private TakeoverGap() {}

  /** Runs {@code arguments[0]} rounds, on workers of the class {@code arguments[1]}. */
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    List<Double> gaps = new ArrayList<>();
    try (GunicornHost gunicorn =
        GunicornHost.with()
            .withoutPidfile()
            .workerClass(arguments[1])
            .supervisord("autorestart=true", "stopwaitsecs=40")
            .start()) {
      for (int round = 1; round <= rounds; round++) {
        Knocker knocker = round(gunicorn);
        gaps.add(knocker.gapMillis());
        System.out.printf(
            Locale.ROOT,
            "%2d  gap %6.0f ms  refused %4d of %6d%n",
            round,
            knocker.gapMillis(),
            knocker.refused,
            knocker.knocks);
      }
    }
    Collections.sort(gaps);
    System.out.printf(
        Locale.ROOT,
        "least %.0f  median %.0f  9 of 10 %.0f  most %.0f ms%n",
        gaps.get(0),
        gaps.get(gaps.size() / 2),
        gaps.get((int) (gaps.size() * 0.9)),
        gaps.get(gaps.size() - 1));
  }

  private static Knocker round(GunicornHost gunicorn) {
    int old = gunicorn.master();
    int nth = gunicorn.mastersEver() + 1;
    gunicorn.signal("USR2", old);
    int fresh = gunicorn.awaitMaster(nth);
    gunicorn.awaitReady(fresh);
    gunicorn.signal("TERM", old);
    gunicorn.awaitGone(old);
    try (Operator operator = Operator.opens(gunicorn)) {
      operator.readsLike("third master \\d+ waits for the listener");
      Knocker knocker = new Knocker(gunicorn.address());
      knocker.start();
      operator.presses("h", "kill -TERM " + fresh, "STEADY", sight -> true);
      operator.confirms();
      operator
          .terminal()
          .await(
              "supervisord runs the third",
              PATIENCE,
              sight -> sight.showsLike("HANDOVER: supervisord runs \\d+, 4 workers ready"));
      knocker.end();
      return knocker;
    }
  }

  /** Connects again and again, a few times each ten milliseconds. */
  private static final class Knocker extends Thread {
    private final SocketAddress address;
    private volatile boolean ending;
    private int knocks;
    private int refused;
    private long firstRefused;
    private long lastRefused;

    Knocker(SocketAddress address) {
      this.address = address;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!ending) {
        knocks++;
        try (SocketChannel channel = SocketChannel.open(address)) {
          channel.shutdownOutput();
        } catch (IOException no) {
          refused++;
          lastRefused = System.nanoTime();
          firstRefused = firstRefused == 0 ? lastRefused : firstRefused;
        }
        LockSupport.parkNanos(2_000_000);
      }
    }

    void end() {
      ending = true;
      Await.until("the end of the knocking", () -> !isAlive());
    }

    double gapMillis() {
      return refused == 0 ? 0 : (lastRefused - firstRefused) / 1e6 + 2;
    }
  }
}
