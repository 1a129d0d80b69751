package gunitop.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes to the tty a refresh in steady state, beside htop with the same processes on the screen.
 */
final class TtyBytes implements Bench.Benchmark {
  @Override
  public void run(Plan plan) throws IOException {
    for (int[] size : new int[][] {{80, 24}, {200, 60}}) {
      try (Gunicorn gunicorn = Gunicorn.of(10);
          Crowd crowd = Crowd.of(plan.others().get(0));
          Console htop = new Console(size[0], size[1], List.of("htop", "-d", "10"));
          Console upgrade = new Console(size[0], size[1], plan.gunitop("" + gunicorn.pid()));
          Console tree = new Console(size[0], size[1], plan.gunitop("--all"))) {
        upgrade.await("STEADY", 30);
        tree.await("Quit", 30);
        Console.park(Math.min(10, plan.warmUp()));
        String at = ", " + size[0] + "x" + size[1];
        List<Double> theirs = measure(plan, htop);
        Bar.told("bytes a refresh, htop -d 10" + at + ", " + crowd.size(), "bytes", theirs).print();
        double bar = Bar.median(theirs);
        new Bar("bytes a refresh, all processes" + at, "bytes", measure(plan, tree), bar, "htop")
            .print();
        new Bar(
                "bytes a refresh, upgrade screen" + at,
                "bytes",
                measure(plan, upgrade),
                bar,
                "htop")
            .print();
      }
    }
  }

  private static List<Double> measure(Plan plan, Console console) {
    List<Double> bytes = new ArrayList<>();
    for (int run = 0; run < plan.runs(); run++) {
      long before = console.bytes();
      Console.park(plan.seconds());
      bytes.add((console.bytes() - before) / plan.seconds());
    }
    return bytes;
  }
}
