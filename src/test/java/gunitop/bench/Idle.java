package gunitop.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Wake-ups on the tree screen while nothing changes, and what memory is held after a while. */
final class Idle implements Bench.Benchmark {
  @Override
  public void run(Plan plan) throws IOException {
    try (Gunicorn gunicorn = Gunicorn.of(10);
        Console tree = new Console(120, 40, plan.gunitop());
        Console upgrade = new Console(120, 40, plan.gunitop("" + gunicorn.pid()))) {
      long start = System.nanoTime();
      tree.await("Quit", 30);
      upgrade.await("STEADY", 30);
      Console.park(Math.min(60, plan.warmUp()));
      List<Double> wakes = new ArrayList<>();
      for (int run = 0; run < plan.runs(); run++) {
        long before = tree.usage().wakeUps();
        Console.park(plan.seconds());
        wakes.add((tree.usage().wakeUps() - before) / plan.seconds());
      }
      new Bar("idle wake-ups, tree screen", "1/s", wakes, 30, "a second").print();
      Console.park(Math.max(0, plan.memorySeconds() - (System.nanoTime() - start) / 1e9));
      String after = "resident memory after " + (int) plan.memorySeconds() + " s, ";
      new Bar(after + "tree", "MB", List.of(tree.usage().megabytes()), 64, "MB").print();
      new Bar(after + "upgrade", "MB", List.of(upgrade.usage().megabytes()), 64, "MB").print();
    }
  }
}
