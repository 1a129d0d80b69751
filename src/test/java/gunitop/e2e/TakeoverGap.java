package gunitop.e2e;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Measures for how long connections are refused while a third master takes over from NEW: as many
 * rounds as its argument says, each through the program's own keys, on a real supervisord.
 */
@Needs({Need.GUNICORN, Need.SUPERVISOR})
final class TakeoverGap {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private TakeoverGap() {}

  /**
   * Runs {@code arguments[0]} rounds, on workers of the class {@code arguments[1]}, where it is
   * given with a request in flight that takes {@code arguments[2]} seconds from the takeover on.
   */
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    double held = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0;
    List<Double> gaps = new ArrayList<>();
    List<Double> silences = new ArrayList<>();
    try (GunicornHost gunicorn =
        GunicornHost.with().withoutPidfile().workerClass(arguments[1]).respawned().start()) {
      for (int round = 1; round <= rounds; round++) {
        Knocker knocker = round(gunicorn, arguments[1], held);
        gaps.add(knocker.gapMillis());
        silences.add(knocker.silenceNanos / 1e6);
        System.out.printf(
            Locale.ROOT,
            "%2d  gap %6.0f ms  refused %4d of %6d  no answer for %6.0f ms  unanswered %d%n",
            round,
            knocker.gapMillis(),
            knocker.refused,
            knocker.knocks,
            knocker.silenceNanos / 1e6,
            knocker.unanswered);
      }
    }
    print("gap", gaps);
    print("no answer for", silences);
  }

  private static void print(String what, List<Double> millis) {
    Collections.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s: least %.0f  median %.0f  9 of 10 %.0f  most %.0f ms%n",
        what,
        millis.get(0),
        millis.get(millis.size() / 2),
        millis.get((int) (millis.size() * 0.9)),
        millis.get(millis.size() - 1));
  }

  private static Knocker round(GunicornHost gunicorn, String workerClass, double held) {
    int old = gunicorn.master();
    int nth = gunicorn.mastersEver() + 1;
    gunicorn.signal("USR2", old);
    int newGeneration = gunicorn.awaitMaster(nth);
    gunicorn.awaitReady(newGeneration);
    gunicorn.signal("TERM", old);
    gunicorn.awaitGone(old);
    try (TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      operator.readsLike("third master \\d+ waits for the listener");
      Knocker knocker = new Knocker(gunicorn.address());
      LoadClient load = LoadClient.startHeavy(gunicorn, 3);
      knocker.answers = load::answered;
      knocker.start();
      // Not before the clients have been counted: who presses earlier is told of a longer gap.
      String expected = workerClass.equals("gevent") ? "up to 1.0 s" : "up to 0.5 s";
      operator.presses(
          "h", "kill -TERM " + newGeneration, "STEADY", sight -> sight.shows(expected));
      if (held > 0) {
        gunicorn.deployment().forgetHeld();
        LoadClient.askHeld(gunicorn)
            .whenComplete((answer, lost) -> knocker.heldLost = lost != null);
      }
      operator.confirms();
      if (held > 0) {
        Await.until(
            "the end of NEW's listening",
            () -> TmuxOperator.tells(operator.terminal().sight(), "kill -TERM " + newGeneration));
        long begun = System.nanoTime();
        Await.until(
            "the long request's time",
            Duration.ofSeconds(100),
            () -> System.nanoTime() - begun > held * 1e9,
            () -> "");
        gunicorn.deployment().release();
      }
      operator
          .terminal()
          .await(
              "supervisord runs the third",
              PATIENCE,
              sight -> sight.showsLike("HANDOVER: supervisord runs \\d+, 4 workers ready"));
      knocker.end();
      knocker.unanswered = load.failed();
      load.close();
      if (knocker.heldLost) {
        System.out.println("    the long request was lost");
      }
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
    private IntSupplier answers;
    private int answered;
    private long answeredAt = System.nanoTime();
    private long silenceNanos;
    private int unanswered;
    private volatile boolean heldLost;

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
        listen();
        LockSupport.parkNanos(2_000_000);
      }
    }

    private void listen() {
      if (answers.getAsInt() != answered) {
        answered = answers.getAsInt();
        answeredAt = System.nanoTime();
      }
      silenceNanos = Math.max(silenceNanos, System.nanoTime() - answeredAt);
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
