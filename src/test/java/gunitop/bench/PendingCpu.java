package gunitop.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** CPU while USR2 is waited for: NEW's workers take for ever to import. */
final class PendingCpu implements Bench.Benchmark {
  @Override
  public void run(Plan plan) throws IOException {
    try (Gunicorn gunicorn = Gunicorn.of(10);
        Crowd crowd = Crowd.of(plan.middle());
        Console console = new Console(120, 40, plan.gunitop("" + gunicorn.pid()))) {
      console.await("STEADY", 30);
      // A key counts only where its offer has stood on the screen for a while.
      Console.park(3);
      gunicorn.slowDown();
      console.type("u");
      console.await("awaited", 30);
      Console.park(Math.min(20, plan.warmUp()));
      List<Double> percent = new ArrayList<>();
      for (int run = 0; run < plan.runs(); run++) {
        percent.add(console.usage().cpuMillis(plan.seconds()) / 10);
      }
      String what = "CPU, step pending, " + crowd.size() + " others";
      new Bar(what, "% core", percent, 3, "of one core").print();
    }
  }
}
