package gunitop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * From an event to the bytes that show it on the tty: a worker's exit, a worker's first heartbeat,
 * a NEW master's exec (by a USR2 that is not gunitop's own). Events come at random moments.
 */
final class Latency implements Bench.Benchmark {
  private static final Pattern READY = Pattern.compile("(\\d+)/\\d+ ready");
  private static final Pattern NEW = Pattern.compile("NEW master (\\d+) appeared");
  private static final int PATIENCE_SECONDS = 20;

  private final Random random = new Random(11);

  private interface Event {
    /** Lets it happen; answers with milliseconds until it was seen. */
    double take(Gunicorn gunicorn, Console console) throws IOException;
  }

  @Override
  public void run(Plan plan) throws IOException {
    row(plan, "a worker's exit", this::exit);
    row(plan, "a worker's first heartbeat", this::heartbeat);
    row(plan, "a NEW master's exec", this::exec);
  }

  private void row(Plan plan, String what, Event event) throws IOException {
    try (Gunicorn gunicorn = Gunicorn.of(3);
        Console console = new Console(160, 50, plan.gunitop("" + gunicorn.pid()))) {
      console.await("3/3 ready", 30);
      Console.park(Math.min(10, plan.warmUp()));
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < plan.events(); i++) {
        millis.add(event.take(gunicorn, console));
        Console.park(0.2 + random.nextDouble());
      }
      String from = what + " to the tty, p";
      Bar.told(from + "50", "ms", List.of(Bar.percentile(millis, 50))).print();
      new Bar(from + "99", "ms", List.of(Bar.percentile(millis, 99)), 100, "p99").print();
      Bar.told("  all of them", "ms", millis).print();
    }
  }

  private double exit(Gunicorn gunicorn, Console console) throws IOException {
    List<Long> before = gunicorn.children(List.of());
    long pid = before.get(0);
    String told = killed(console.screen());
    console.expect(screen -> !killed(screen).equals(told));
    long start = System.nanoTime();
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    double millis = millis(console, start, "the exit of " + pid);
    console.await("3/3 ready", PATIENCE_SECONDS);
    return millis;
  }

  /** The line that tells of killed workers: it counts on from one to the next. */
  private static String killed(String screen) {
    return screen.lines().filter(line -> line.contains("killed by signal")).findFirst().orElse("");
  }

  private double heartbeat(Gunicorn gunicorn, Console console) throws IOException {
    List<Long> before = gunicorn.children(List.of());
    console.expect(screen -> ready(screen) == before.size() + 1);
    gunicorn.signal("TTIN");
    long pid = gunicorn.newChild(before);
    long seen = console.seen(PATIENCE_SECONDS);
    if (seen == 0) {
      throw new IOException("the screen never showed worker " + pid + " ready");
    }
    double millis = (seen - heartbeatNanos(pid)) / 1e6;
    console.expect(screen -> ready(screen) == before.size());
    gunicorn.signal("TTOU");
    console.seen(PATIENCE_SECONDS);
    return millis;
  }

  private double exec(Gunicorn gunicorn, Console console) throws IOException {
    Set<String> known = new HashSet<>(masters(console.screen()));
    List<Long> before = gunicorn.children(List.of());
    String image = arguments(gunicorn.pid());
    console.expect(screen -> !known.containsAll(masters(screen)));
    gunicorn.signal("USR2");
    long pid = gunicorn.newChild(before);
    long start = System.nanoTime();
    long deadline = start + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    // An exec draws new addresses: until then the child's are its parent's.
    while (arguments(pid).equals(image) && start < deadline) {
      start = System.nanoTime();
    }
    double millis = millis(console, start, "NEW master " + pid);
    Gunicorn.signal("KILL", pid);
    ProcessHandle.allProcesses()
        .filter(one -> one.parent().map(ProcessHandle::pid).filter(p -> p == pid).isPresent())
        .forEach(ProcessHandle::destroyForcibly);
    console.await("STEADY", PATIENCE_SECONDS);
    return millis;
  }

  /** Where the arguments lie: field 48 of {@code proc_pid_stat(5)}. */
  private static String arguments(long pid) throws IOException {
    String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return line.substring(line.lastIndexOf(')') + 2).split(" ")[45];
  }

  private static double millis(Console console, long start, String what) throws IOException {
    long seen = console.seen(PATIENCE_SECONDS);
    if (seen == 0) {
      throw new IOException("the screen never showed " + what + ":\n" + console.screen());
    }
    return (seen - start) / 1e6;
  }

  private static int ready(String screen) {
    Matcher matcher = READY.matcher(screen);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  private static Set<String> masters(String screen) {
    Set<String> pids = new HashSet<>();
    NEW.matcher(screen).results().forEach(found -> pids.add(found.group(1)));
    return pids;
  }

  /** Its file's ctime, on the clock of {@link System#nanoTime}; the kernel's tick is 1 to 4 ms. */
  private static long heartbeatNanos(long pid) throws IOException {
    long wall = ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    long offset = wall - System.nanoTime();
    long latest = 0;
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path file : files.toList()) {
        if (Files.readSymbolicLink(file).toString().contains("/wgunicorn-")) {
          FileTime changed = (FileTime) Files.getAttribute(file, "unix:ctime");
          latest = Math.max(latest, changed.to(TimeUnit.NANOSECONDS));
        }
      }
    }
    return latest - offset;
  }
}
