package gunitop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures the packaged gunitop against its bars, beside htop in the same run, and prints one
 * table. {@code src/test/scripts/bench} starts it; that tells its arguments.
 */
public final class Bench {
  private Bench() {}

  /** A benchmark: prints its rows. */
  interface Benchmark {
    void run(Plan plan) throws IOException;
  }

  /**
   * Arguments: the launcher, {@code full} or {@code short}, and names of benchmarks (none: all).
   */
  public static void main(String[] arguments) {
    Path launcher = Path.of(arguments[0]).toAbsolutePath();
    Plan plan = arguments[1].equals("short") ? Plan.brief(launcher) : Plan.full(launcher);
    Set<String> chosen = Set.copyOf(Arrays.asList(arguments).subList(2, arguments.length));
    Bar.head();
    for (Map.Entry<String, Benchmark> one : all().entrySet()) {
      if (chosen.isEmpty() || chosen.contains(one.getKey())) {
        System.out.println("-- " + one.getKey() + ", load " + load());
        run(one.getValue(), plan);
      }
    }
    System.exit(0);
  }

  private static Map<String, Benchmark> all() {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    all.put("cpu", new CpuBesideHtop());
    all.put("pending", new PendingCpu());
    all.put("latency", new Latency());
    all.put("garbage", new Garbage());
    all.put("bytes", new TtyBytes());
    all.put("start", new StartBench());
    all.put("growth", new Growth());
    all.put("idle", new Idle());
    return all;
  }

  private static void run(Benchmark benchmark, Plan plan) {
    for (String tool : List.of("htop", "gunicorn", "python3")) {
      if (!Files.isExecutable(Path.of("/usr/bin", tool))) {
        System.out.println("   not run: there is no /usr/bin/" + tool + " here");
        return;
      }
    }
    try {
      benchmark.run(plan);
    } catch (IOException broken) {
      System.out.println("   not run to its end: " + broken.getMessage());
    }
  }

  /** The directory of the scripts that start what is measured. */
  static Path scripts() {
    return Path.of(System.getProperty("gunitop.scripts", "src/test/scripts")).toAbsolutePath();
  }

  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    } catch (IOException unreadable) {
      return "unknown";
    }
  }
}
