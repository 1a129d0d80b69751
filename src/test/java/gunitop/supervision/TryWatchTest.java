package gunitop.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Self;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
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
  void tryThatIsAddedIsSeen() {
    vainTry(child.pid());
    CompletableFuture<OptionalLong> seen = CompletableFuture.supplyAsync(() -> watch(LONG_NANOS));
    while (!seen.isDone()) {
      // At most two count, so that a start that is slow does not use them up.
      if (log.toFile().length() < 200) {
        vainTry(child.pid());
      }
      Thread.onSpinWait();
    }
    assertThat(seen.join()).isPresent();
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
