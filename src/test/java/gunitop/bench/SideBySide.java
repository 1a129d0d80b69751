package gunitop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CPU of the whole process, painting included, of the packaged gunitop and of htop, each alone in a
 * terminal of 120x40, beside a Gunicorn of ten workers and a crowd of sleeping processes. Prints
 * minimum, median and maximum of the runs.
 */
final class SideBySide {
  private static final int WORKERS = 10;

  private final Path launcher;
  private final int seconds;
  private final int runs;

  private SideBySide(Path launcher, int seconds, int runs) {
    this.launcher = launcher;
    this.seconds = seconds;
    this.runs = runs;
  }

  /** Arguments: the launcher, seconds a run, runs, sizes of the crowd. */
  public static void main(String[] arguments) throws IOException {
    Path launcher = Path.of(arguments[0]).toAbsolutePath();
    for (String tool : List.of("/usr/bin/htop", "/usr/bin/tmux", "/usr/bin/gunicorn")) {
      if (!Files.isExecutable(Path.of(tool))) {
        System.out.println("bench: needs " + tool + ", which is not here");
        return;
      }
    }
    SideBySide bench =
        new SideBySide(launcher, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    System.out.printf("%-8s %-28s %26s %8s%n", "others", "", "CPU ms a second", "RSS MB");
    for (String size : Arrays.copyOfRange(arguments, 3, arguments.length)) {
      bench.measure(Integer.parseInt(size));
    }
  }

  private void measure(int others) throws IOException {
    try (Gunicorn gunicorn = Gunicorn.of(WORKERS);
        Crowd crowd = Crowd.of(others)) {
      Map<String, List<String>> programs = new LinkedHashMap<>();
      programs.put("htop -d 10", List.of("htop", "-d", "10"));
      String path = "'" + launcher + "'";
      programs.put("gunitop, Gunicorn trees", List.of(path, "-d", "10"));
      programs.put("gunitop, all processes", List.of(path, "-d", "10", "--all"));
      programs.put("gunitop, upgrade screen", List.of(path, "-d", "10", "" + gunicorn.pid()));
      for (Map.Entry<String, List<String>> program : programs.entrySet()) {
        row(crowd.size(), program.getKey(), program.getValue());
      }
    }
  }

  private void row(int others, String name, List<String> command) throws IOException {
    try (Console console = new Console(command.toArray(String[]::new))) {
      // What is compiled by then stays so.
      Console.park(seconds);
      List<Double> used = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        used.add(console.cpuMillisPerSecond(seconds));
      }
      used.sort(Double::compare);
      System.out.printf(
          "%-8d %-28s %8.1f %8.1f %8.1f %8.1f%n",
          others,
          name,
          used.get(0),
          used.get(runs / 2),
          used.get(runs - 1),
          console.residentMegabytes());
    }
  }
}
