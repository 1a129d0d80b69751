package gunitop.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Cycles one after the other, all with one gunitop; with another only after an error. */
final class Lane {
  private static final long REMEMBERED = TimeUnit.MINUTES.toNanos(3);

  private final Supplier<OptionalInt> numbers;
  private final KernelRecord record;
  private final Consumer<Outcome> tell;
  private final List<Usage> usages = new ArrayList<>();

  /**
   * A lane.
   *
   * @param numbers the next cycle's number; empty when it is over
   */
  Lane(Supplier<OptionalInt> numbers, KernelRecord record, Consumer<Outcome> tell) {
    this.numbers = numbers;
    this.record = record;
    this.tell = tell;
  }

  void run() {
    OptionalInt next = numbers.get();
    while (next.isPresent()) {
      usages.clear();
      try (Watched watched = new Watched()) {
        boolean fine = true;
        while (fine && next.isPresent()) {
          Outcome outcome = Cycle.run(next.getAsInt(), watched, record);
          usages.add(Usage.of(watched.pid()));
          record.forgetBefore(System.nanoTime() - REMEMBERED);
          tell.accept(outcome);
          fine = outcome.error().isEmpty();
          next = numbers.get();
        }
      }
    }
  }

  /** After each cycle of the last gunitop. */
  List<Usage> usages() {
    return usages;
  }
}
