package gunitop.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A terminal with one program in it, whose every byte is seen as it is written; ended at close. */
final class Console implements AutoCloseable {
  private final Process tap;
  private final Cells cells;
  private final Path proc;
  private final long started;
  private final Usage usage;
  private final Thread reader = new Thread(this::read, "tty");
  private final DataInputStream written;
  private Predicate<String> awaited = text -> false;
  private long seenNanos;
  private long bytes;

  Console(int columns, int rows, List<String> command) throws IOException {
    List<String> all = new ArrayList<>(List.of(Bench.scripts().resolve("pty-tap").toString()));
    all.addAll(List.of("" + columns, "" + rows));
    all.addAll(command);
    tap = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    cells = new Cells(columns, rows);
    written = new DataInputStream(tap.getInputStream());
    proc = Path.of("/proc/" + written.readLong());
    started = written.readLong();
    usage = new Usage(proc);
    reader.setDaemon(true);
    reader.start();
  }

  /** One of 120 columns and 40 rows. */
  Console(String... command) throws IOException {
    this(120, 40, Arrays.asList(command));
  }

  Usage usage() {
    return usage;
  }

  /** When the program was started, by {@link System#nanoTime}. */
  long started() {
    return started;
  }

  /** Its command line, as it is now. */
  String commandLine() throws IOException {
    return Files.readString(proc.resolve("cmdline")).replace('\0', ' ');
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized String screen() {
    return cells.text();
  }

  void type(String keys) throws IOException {
    tap.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    tap.getOutputStream().flush();
  }

  /** From now on waits for a screen on which this holds. */
  synchronized void expect(Predicate<String> wanted) {
    awaited = wanted;
    seenNanos = 0;
  }

  /** When that screen was written, by {@link System#nanoTime}; 0 where it never came. */
  synchronized long seen(int seconds) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      while (seenNanos == 0 && System.nanoTime() < deadline) {
        wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
      }
    } catch (InterruptedException ended) {
      throw new IOException("interrupted", ended);
    }
    return seenNanos;
  }

  /** Waits for a screen on which this stands. */
  void await(String text, int seconds) throws IOException {
    expect(screen -> screen.contains(text));
    if (screen().contains(text)) {
      return;
    }
    if (seen(seconds) == 0) {
      throw new IOException("the screen never showed " + text + ":\n" + screen());
    }
  }

  static void park(double seconds) {
    long deadline = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < deadline) {
      LockSupport.parkNanos(deadline - System.nanoTime());
    }
  }

  private void read() {
    try {
      while (true) {
        long nanos = written.readLong();
        byte[] piece = written.readNBytes(written.readInt());
        synchronized (this) {
          bytes += piece.length;
          cells.feed(new String(piece, StandardCharsets.UTF_8));
          if (seenNanos == 0 && awaited.test(cells.text())) {
            seenNanos = nanos;
            notifyAll();
          }
        }
      }
    } catch (IOException | UncheckedIOException ended) {
      // The program has ended, and the terminal with it.
    }
  }

  @Override
  public void close() throws IOException {
    tap.getOutputStream().close();
    try {
      if (!tap.waitFor(10, TimeUnit.SECONDS)) {
        tap.destroyForcibly();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
