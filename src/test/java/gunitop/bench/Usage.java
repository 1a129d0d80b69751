package gunitop.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a program uses, all its threads, as the kernel counts it. */
record Usage(Path directory) {

  /** CPU time in nanoseconds, by {@code schedstat}; threads that have ended are not in it. */
  long cpuNanos() throws IOException {
    return sum("schedstat", text -> Long.parseLong(text.split(" ")[0]));
  }

  /** How often its threads slept and woke. */
  long wakeUps() throws IOException {
    return sum("status", text -> number(text, "\nvoluntary_ctxt_switches:"));
  }

  /** Resident memory in MB. */
  double megabytes() throws IOException {
    return number(Files.readString(directory.resolve("status")), "\nVmRSS:") / 1024.0;
  }

  /** Milliseconds of CPU a second, over this time. */
  double cpuMillis(double seconds) throws IOException {
    long start = System.nanoTime();
    long before = cpuNanos();
    Console.park(seconds);
    return (cpuNanos() - before) * 1e3 / (System.nanoTime() - start);
  }

  private interface Count {
    long of(String text);
  }

  private long sum(String file, Count count) throws IOException {
    long sum = 0;
    List<Path> threads;
    try (Stream<Path> entries = Files.list(directory.resolve("task"))) {
      threads = entries.toList();
    }
    for (Path thread : threads) {
      try {
        sum += count.of(Files.readString(thread.resolve(file), StandardCharsets.ISO_8859_1));
      } catch (NoSuchFileException ended) {
        continue;
      } catch (IOException gone) {
        // ESRCH: it ended between the list and the look.
        continue;
      }
    }
    return sum;
  }

  private static long number(String text, String name) {
    return Long.parseLong(
        text.substring(text.indexOf(name) + name.length()).strip().split("\\D")[0]);
  }
}
