package gunitop.endurance;

import gunitop.e2e.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Who was forked, started a program and ended on this host, as {@code process-events.py} tells. */
final class KernelRecord implements AutoCloseable {
  private static final String RECORDER = "src/test/resources/process-events.py";

  private final Map<Integer, List<Life>> lives = new HashMap<>();
  private final Process recorder;
  private String source = "";
  private int holes;

  KernelRecord() {
    try {
      recorder =
          new ProcessBuilder("/usr/bin/python3", RECORDER)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread reader = new Thread(this::read, "kernel record");
    reader.setDaemon(true);
    reader.start();
    Await.until("the recorder's first line", () -> !source().isEmpty());
  }

  /** {@code kernel} where the kernel tells each event; {@code poll} where /proc is looked at. */
  synchronized String source() {
    return source;
  }

  /** How often events were lost. */
  synchronized int holes() {
    return holes;
  }

  /** The life of the process that has this PID now. */
  synchronized Optional<Life> last(int pid) {
    List<Life> all = lives.getOrDefault(pid, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The same life as it is known now. */
  synchronized Life now(Life before) {
    return lives.getOrDefault(before.pid(), List.of()).stream()
        .filter(life -> life.born() == before.born())
        .findFirst()
        .orElse(before);
  }

  /** Whom a process has forked, eldest first. */
  synchronized List<Life> childrenOf(Life parent) {
    return lives.values().stream()
        .flatMap(List::stream)
        .filter(life -> life.parent() == parent.pid() && parent.livesAt(life.born()))
        .sorted((a, b) -> Long.compare(a.born(), b.born()))
        .toList();
  }

  /** Waits until what has happened so far is in the record. */
  void catchUp() {
    try {
      Process marker = new ProcessBuilder("/bin/true").start();
      int pid = (int) marker.pid();
      marker.waitFor();
      Await.until(
          "the record to catch up",
          () -> last(pid).filter(life -> life.died() != Life.NEVER).isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Forgets whoever ended before that. */
  synchronized void forgetBefore(long nanos) {
    lives.values().forEach(all -> all.removeIf(life -> life.died() < nanos));
    lives.values().removeIf(List::isEmpty);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(recorder.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line.split(" "));
      }
    } catch (IOException closed) {
      // So the record is over.
    }
  }

  private synchronized void take(String[] words) {
    switch (words[0]) {
      case "F" -> begin(Long.parseLong(words[1]), pid(words[2]), pid(words[3]));
      case "E" -> replace(pid(words[2]), last -> last.execs(Long.parseLong(words[1])));
      case "X" -> replace(pid(words[2]), last -> last.ends(Long.parseLong(words[1])));
      case "LOST" -> holes++;
      default -> source = words[0];
    }
  }

  private void begin(long nanos, int parent, int pid) {
    lives.computeIfAbsent(pid, any -> new ArrayList<>()).add(Life.begins(nanos, parent, pid));
  }

  private void replace(int pid, UnaryOperator<Life> change) {
    List<Life> all = lives.getOrDefault(pid, List.of());
    if (!all.isEmpty()) {
      all.set(all.size() - 1, change.apply(all.get(all.size() - 1)));
    }
  }

  private static int pid(String word) {
    return Integer.parseInt(word);
  }

  @Override
  public void close() {
    try {
      recorder.getOutputStream().close();
    } catch (IOException gone) {
      // It has ended by itself.
    }
    recorder.destroy();
  }
}
