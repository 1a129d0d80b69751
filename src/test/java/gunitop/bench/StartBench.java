package gunitop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * From the start to the first complete frame, on which the workers stand and are judged, beside a
 * JVM that prints one line and ends, and beside htop; each from the moment of the exec. The archive
 * that the user's first start makes is waited for.
 */
final class StartBench implements Bench.Benchmark {
  private static final String WANTED = "-Dgunitop.cache=";
  private static final int ARCHIVED_WITHIN_SECONDS = 60;
  private static final Pattern COMPLETE = Pattern.compile("10/\\S+ ready");
  private static final String SOURCE =
      "class One { public static void main(String[] a) { System.out.println(\"one line\"); } }";

  @Override
  public void run(Plan plan) throws IOException {
    Path directory = Files.createTempDirectory("gunitop-bench");
    Path source = Files.writeString(directory.resolve("One.java"), SOURCE);
    String bin = System.getProperty("java.home") + "/bin/";
    try {
      new ProcessBuilder(bin + "javac", source.toString()).inheritIO().start().waitFor();
    } catch (InterruptedException ended) {
      throw new IOException("interrupted", ended);
    }
    try (Gunicorn gunicorn = Gunicorn.of(10)) {
      if (plan.runs() > 1 && !isArchived(plan)) {
        System.out.println("   without a class-data archive: none was made in time");
      }
      List<Double> bare = new ArrayList<>();
      List<Double> htop = new ArrayList<>();
      List<Double> ours = new ArrayList<>();
      List<Double> toBare = new ArrayList<>();
      List<Double> toHtop = new ArrayList<>();
      for (int run = 0; run < plan.runs(); run++) {
        bare.add(
            until(
                screen -> screen.contains("one line"),
                List.of(bin + "java", "-cp", directory.toString(), "One")));
        htop.add(until(screen -> screen.contains("F10"), List.of("htop")));
        ours.add(until(StartBench::isComplete, plan.gunitop("" + gunicorn.pid())));
        toBare.add(ours.get(run) / bare.get(run));
        toHtop.add(ours.get(run) / htop.get(run));
      }
      Bar.told("start, a bare JVM that prints a line", "ms", bare).print();
      Bar.told("start, htop to its first frame", "ms", htop).print();
      Bar.told("start, to the first complete frame", "ms", ours).print();
      new Bar("  first frame / bare JVM", "ratio", toBare, 7, "a bare JVM").print();
      new Bar("  first frame / htop", "ratio", toHtop, 2.5, "htop").print();
    }
    for (String file : List.of("One.java", "One.class", "")) {
      Files.deleteIfExists(directory.resolve(file));
    }
  }

  private static boolean isComplete(String screen) {
    return COMPLETE.matcher(screen).find() && screen.contains("F10");
  }

  private static double until(Predicate<String> wanted, List<String> command) throws IOException {
    try (Console console = new Console(120, 40, command)) {
      console.expect(wanted);
      if (wanted.test(console.screen())) {
        return (System.nanoTime() - console.started()) / 1e6;
      }
      return (console.seen(30) - console.started()) / 1e6;
    }
  }

  /** Lets gunitop run until another start of it uses an archive, or needs none. */
  private static boolean isArchived(Plan plan) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ARCHIVED_WITHIN_SECONDS);
    try (Console first = new Console(120, 40, plan.gunitop())) {
      first.await("F10", 30);
      boolean wants = first.commandLine().contains(WANTED);
      while (wants && System.nanoTime() < deadline) {
        Console.park(1);
        try (Console next = new Console(120, 40, plan.gunitop())) {
          next.await("F10", 30);
          wants = next.commandLine().contains(WANTED);
        }
      }
      return !wants;
    }
  }
}
