package gunitop.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.ui.Key;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputPumpTest {
  private static final Key END = new Key.EndOfInput();

  @TempDir Path folder;
  private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();

  private Object next() throws InterruptedException {
    return seen.poll(10, TimeUnit.SECONDS);
  }

  private InputPump pump(Path input) throws IOException {
    return new InputPump(
        new FileInputStream(input.toFile()), (key, nanos) -> seen.add(key), () -> false, () -> {});
  }

  private Path fifo() throws IOException, InterruptedException {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    return fifo;
  }

  private static void awaitNoThreads() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("terminal-"))) {
      assertThat(System.nanoTime() - end).as("threads still run").isNegative();
      Thread.onSpinWait();
    }
  }

  @Test
  void keysComeInOrderAndTheEndIsTheLast() throws IOException, InterruptedException {
    Path file = folder.resolve("keys");
    Files.writeString(file, "a\033[20~b");
    try (InputPump pump = pump(file)) {
      pump.start();
      assertThat(next()).isEqualTo(new Key.Typed('a'));
      assertThat(next()).isEqualTo(new Key.Named(Key.Name.F9));
      assertThat(next()).isEqualTo(new Key.Typed('b'));
      assertThat(next()).isEqualTo(END);
    }
  }

  @Test
  void aLoneEscapeComesWithoutMoreInputAndWorkIsDoneInLine()
      throws IOException, InterruptedException {
    Path fifo = fifo();
    try (RandomAccessFile writer = new RandomAccessFile(fifo.toFile(), "rw");
        InputPump pump = pump(fifo)) {
      pump.start();
      pump.post(() -> seen.add("work"));
      assertThat(next()).isEqualTo("work");
      writer.write("\033".getBytes(StandardCharsets.US_ASCII));
      assertThat(next()).isEqualTo(new Key.Named(Key.Name.ESCAPE));
      writer.write("q".getBytes(StandardCharsets.US_ASCII));
      assertThat(next()).isEqualTo(new Key.Typed('q'));
    }
  }

  @Test
  void closingEndsAReadThatWaits() throws IOException, InterruptedException {
    Path fifo = fifo();
    try (RandomAccessFile writer = new RandomAccessFile(fifo.toFile(), "rw")) {
      InputPump pump = pump(fifo);
      pump.start();
      writer.write("q".getBytes(StandardCharsets.US_ASCII));
      assertThat(next()).isEqualTo(new Key.Typed('q'));
      pump.close();
      awaitNoThreads();
      assertThat(seen).isEmpty();
    }
  }
}
