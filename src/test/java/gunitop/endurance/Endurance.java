package gunitop.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs so many cycles, so many at a time, and prints a line a cycle and a summary. */
public final class Endurance {
  private Endurance() {}

  /** Properties: {@code cycles} (1000), {@code parallel} (2) and {@code first} (0). */
  public static void main(String[] arguments) {
    Totals totals =
        run(
            Integer.getInteger("first", 0),
            Integer.getInteger("cycles", 1000),
            Integer.getInteger("parallel", 2),
            outcome -> System.out.println(outcome.text()));
    System.out.println(totals.text());
    System.exit(totals.unclean().isEmpty() ? 0 : 1);
  }

  static Totals run(int first, int cycles, int parallel, Consumer<Outcome> tell) {
    Totals totals = new Totals();
    AtomicInteger next = new AtomicInteger(first);
    try (KernelRecord record = new KernelRecord()) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < parallel; i++) {
        Lane lane =
            new Lane(
                () -> {
                  int number = next.getAndIncrement();
                  return number < first + cycles ? OptionalInt.of(number) : OptionalInt.empty();
                },
                record,
                outcome -> {
                  totals.add(outcome);
                  tell.accept(outcome);
                });
        Thread thread = new Thread(() -> runToEnd(lane, totals), "lane " + i);
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      totals.add(record);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return totals;
  }

  private static void runToEnd(Lane lane, Totals totals) {
    try {
      lane.run();
    } finally {
      totals.add(lane);
    }
  }
}
