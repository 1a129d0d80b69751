package gunitop.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A terminal of 120 columns and 40 rows (tmux) with one program in it; ended at close. */
final class Console implements AutoCloseable {
  private static final String COLUMNS = "120";
  private static final String ROWS = "40";
  private static final long MILLIS_PER_TICK = 10;
  private static final int UTIME = 11;

  private final Path socket =
      Path.of(System.getProperty("java.io.tmpdir"), "gunitop-bench-" + UUID.randomUUID());
  private final long pid;

  Console(String... command) throws IOException {
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        COLUMNS,
        "-y",
        ROWS,
        "exec " + String.join(" ", command));
    pid = Long.parseLong(tmux("display-message", "-p", "#{pane_pid}").strip());
  }

  void type(String... keys) throws IOException {
    List<String> command = new ArrayList<>(List.of("send-keys"));
    command.addAll(Arrays.asList(keys));
    tmux(command.toArray(String[]::new));
  }

  /** What stands on the screen. */
  String screen() throws IOException {
    return tmux("capture-pane", "-p");
  }

  /** What the program uses in this time, all its threads, in milliseconds of CPU a second. */
  double cpuMillisPerSecond(int seconds) throws IOException {
    long start = System.nanoTime();
    long before = ticks();
    park(seconds);
    long used = ticks() - before;
    return used * MILLIS_PER_TICK * 1e9 / (System.nanoTime() - start);
  }

  /** The resident memory in MB. */
  double residentMegabytes() throws IOException {
    String status = Files.readString(Path.of("/proc/" + pid + "/status"));
    String[] rss = status.substring(status.indexOf("VmRSS:")).split("\\s+", 3);
    return Long.parseLong(rss[1]) / 1024.0;
  }

  static void park(int seconds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < deadline) {
      LockSupport.parkNanos(deadline - System.nanoTime());
    }
  }

  /** User and system time: fields 14 and 15 of {@code proc_pid_stat(5)}. */
  private long ticks() throws IOException {
    String line = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
  }

  private String tmux(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    tmux("kill-server");
  }
}
