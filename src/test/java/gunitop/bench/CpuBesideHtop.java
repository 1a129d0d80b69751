package gunitop.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * CPU of the whole process at 1 Hz, painting included, with ten workers and a crowd: the upgrade
 * screen and all processes by CPU, beside htop over the same seconds.
 */
final class CpuBesideHtop implements Bench.Benchmark {
  private static final int WORKERS = 10;

  @Override
  public void run(Plan plan) throws IOException {
    for (int others : plan.others()) {
      try (Gunicorn gunicorn = Gunicorn.of(WORKERS);
          Crowd crowd = Crowd.of(others);
          Console htop = new Console("htop", "-d", "10");
          Console upgrade = new Console(120, 40, plan.gunitop("" + gunicorn.pid()));
          Console tree = new Console(120, 40, plan.gunitop("--all"))) {
        upgrade.await("STEADY", 30);
        tree.await("Quit", 30);
        tree.type("P");
        double millis = upgrade.usage().cpuMillis(plan.warmUp());
        measure(plan, crowd.size(), List.of(htop, upgrade, tree));
        Bar.told("  upgrade screen, while it warms up", "ms/s", List.of(millis)).print();
      }
    }
  }

  private static void measure(Plan plan, int others, List<Console> consoles) throws IOException {
    List<List<Double>> used = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int run = 0; run < plan.runs(); run++) {
      List<Long> before = cpu(consoles);
      long start = System.nanoTime();
      Console.park(plan.seconds());
      double seconds = (System.nanoTime() - start) / 1e9;
      List<Long> after = cpu(consoles);
      for (int i = 0; i < used.size(); i++) {
        used.get(i).add((after.get(i) - before.get(i)) / 1e6 / seconds);
      }
    }
    String with = ", " + others + " others";
    Bar.told("CPU, htop -d 10" + with, "ms/s", used.get(0)).print();
    Bar.told("CPU, upgrade screen" + with, "ms/s", used.get(1)).print();
    Bar.told("CPU, all processes by CPU" + with, "ms/s", used.get(2)).print();
    double upgradeBar = others < 1_000 ? 0.35 : others < 5_000 ? 0.08 : 0.05;
    new Bar(
            "  upgrade screen / htop" + with,
            "ratio",
            ratios(used.get(1), used.get(0)),
            upgradeBar,
            "of htop")
        .print();
    new Bar(
            "  all processes / htop" + with,
            "ratio",
            ratios(used.get(2), used.get(0)),
            others < 1_000 ? 0.5 : 0.2,
            "of htop")
        .print();
  }

  private static List<Long> cpu(List<Console> consoles) throws IOException {
    List<Long> nanos = new ArrayList<>();
    for (Console console : consoles) {
      nanos.add(console.usage().cpuNanos());
    }
    return nanos;
  }

  private static List<Double> ratios(List<Double> ours, List<Double> theirs) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / Math.max(0.001, theirs.get(i)));
    }
    return ratios;
  }
}
