package gunitop.supervision.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Self;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryWatchTest {
  private static final long LONG_NANOS = 20_000_000_000L;
  private static final long SHORT_NANOS = 200_000_000L;

  @TempDir Path directory;
  private Path log;
  private Process child;

  @BeforeEach
  void start() throws IOException {
    log = Files.createFile(directory.resolve("log"));
    child = new ProcessBuilder("/usr/bin/sleep", "60").start();
  }

  @AfterEach
  void end() {
    child.destroyForcibly();
  }

  private void vainTry(long pid) {
    try {
      Files.writeString(
          log,
          "[2026-11-22 11:32:19 +0000] [%d] [ERROR] Connection in use: ('127.0.0.1', 1)\n"
              .formatted(pid),
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private OptionalLong watch(long patience) {
    return TryWatch.next(List.of(log.toString()), Self.pid(), patience);
  }

  @Test
  void tryThatIsAddedIsSeen() throws IOException {
    CompletableFuture<OptionalLong> seen = CompletableFuture.supplyAsync(() -> watch(LONG_NANOS));
    List<Process> more = new ArrayList<>();
    try {
      // A master's third try is the last that counts: each of these has one.
      for (int i = 0; i < 100 && !seen.isDone(); i++) {
        more.add(new ProcessBuilder("/usr/bin/sleep", "60").start());
        vainTry(more.get(i).pid());
        LockSupport.parkNanos(SHORT_NANOS / 4);
      }
      assertThat(seen.join()).isPresent();
    } finally {
      more.forEach(Process::destroyForcibly);
    }
  }

  @Test
  void tryOfAStrangerIsNone() {
    CompletableFuture<OptionalLong> seen = CompletableFuture.supplyAsync(() -> watch(SHORT_NANOS));
    vainTry(1);
    assertThat(seen.join()).isEmpty();
  }

  @Test
  void lastTriesLeaveNoneBehind() {
    for (int i = 0; i < 4; i++) {
      vainTry(child.pid());
    }
    CompletableFuture<OptionalLong> seen = CompletableFuture.supplyAsync(() -> watch(SHORT_NANOS));
    vainTry(child.pid());
    assertThat(seen.join()).isEmpty();
  }
}
