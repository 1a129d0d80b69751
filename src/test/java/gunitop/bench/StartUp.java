package gunitop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the start to the first complete frame, beside a JVM that prints one line and ends. */
final class StartUp implements Bench.Benchmark {
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
      List<Double> bare = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      List<Double> ours = new ArrayList<>();
      for (int run = 0; run < plan.runs(); run++) {
        bare.add(until("one line", List.of(bin + "java", "-cp", directory.toString(), "One")));
        ours.add(until("F10", plan.gunitop("" + gunicorn.pid())));
        ratios.add(ours.get(run) / bare.get(run));
      }
      Bar.told("start, a bare JVM that prints a line", "ms", bare).print();
      Bar.told("start, to the first complete frame", "ms", ours).print();
      new Bar("  first frame / bare JVM", "ratio", ratios, 3, "a bare JVM").print();
    }
    for (String file : List.of("One.java", "One.class", "")) {
      Files.deleteIfExists(directory.resolve(file));
    }
  }

  private static double until(String text, List<String> command) throws IOException {
    long start = System.nanoTime();
    try (Console console = new Console(120, 40, command)) {
      console.expect(screen -> screen.contains(text));
      if (console.screen().contains(text)) {
        return (System.nanoTime() - start) / 1e6;
      }
      return (console.seen(30) - start) / 1e6;
    }
  }
}
