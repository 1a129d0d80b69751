package gunitop.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How much is measured.
 *
 * @param launcher the packaged program
 * @param runs how often each thing is measured
 * @param seconds how long a run is
 * @param warmUp seconds before the first run of what is measured at rest: for two minutes the JVM
 *     compiles what it has found to be hot
 * @param others sizes of the crowd
 * @param workers of one Gunicorn, for the growth
 * @param events how many of each kind latencies are taken of
 * @param memorySeconds after which the resident memory is read
 */
record Plan(
    Path launcher,
    int runs,
    double seconds,
    double warmUp,
    List<Integer> others,
    List<Integer> workers,
    int events,
    double memorySeconds) {

  /** What a release is measured by. */
  static Plan full(Path launcher) {
    return new Plan(
        launcher,
        Integer.getInteger("bench.runs", 5),
        Integer.getInteger("bench.seconds", 10),
        Integer.getInteger("bench.warmup", 150),
        numbers(System.getProperty("bench.others", "200,2000,10000")),
        numbers(System.getProperty("bench.workers", "10,100,1000")),
        Integer.getInteger("bench.events", 100),
        Integer.getInteger("bench.memory", 600));
  }

  /** Just enough to see that each benchmark starts and prints. */
  static Plan brief(Path launcher) {
    return new Plan(launcher, 1, 0.3, 0.5, List.of(5), List.of(2), 1, 0.5);
  }

  /** The command line of gunitop with these options. */
  List<String> gunitop(String... options) {
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "--no-config", "-d", "10"));
    command.addAll(List.of(options));
    return command;
  }

  /** The size of a crowd that is one among several things measured. */
  int middle() {
    return others.get(Math.min(1, others.size() - 1));
  }

  private static List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String number : text.split(",")) {
      numbers.add(Integer.valueOf(number));
    }
    return numbers;
  }
}
