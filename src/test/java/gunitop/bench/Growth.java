package gunitop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** CPU of the upgrade screen against the number of workers in one application. */
final class Growth implements Bench.Benchmark {
  private static final long KILOBYTES_A_WORKER = 8_000;

  @Override
  public void run(Plan plan) throws IOException {
    double fewest = Double.NaN;
    int base = plan.workers().get(0);
    for (int workers : plan.workers()) {
      if (availableKilobytes() < workers * KILOBYTES_A_WORKER) {
        System.out.println("   not run: too little memory for " + workers + " workers");
        continue;
      }
      try (Gunicorn gunicorn = Gunicorn.of(workers, "--preload");
          Console console = new Console(120, 40, plan.gunitop("" + gunicorn.pid()))) {
        console.await(workers + "/" + workers + " ready", 120);
        Console.park(Math.min(60, plan.warmUp()));
        List<Double> micros = new ArrayList<>();
        for (int run = 0; run < plan.runs(); run++) {
          micros.add(1e3 * console.usage().cpuMillis(plan.seconds()));
        }
        Bar.told("CPU a refresh, " + workers + " workers", "us", micros).print();
        if (workers > base) {
          double from = fewest;
          List<Double> each = micros.stream().map(all -> (all - from) / (workers - base)).toList();
          new Bar("  each worker more than " + base, "us", each, 40, "a worker").print();
        } else {
          fewest = Bar.median(micros);
        }
      }
    }
  }

  private static long availableKilobytes() throws IOException {
    String text = Files.readString(Path.of("/proc/meminfo"));
    return Long.parseLong(text.split("MemAvailable:\\s+")[1].split(" ")[0]);
  }
}
