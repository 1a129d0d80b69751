package gunitop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks start and print their rows; what the figures say is nobody's test. */
class BenchIT {
  private static final int DEADLINE_SECONDS = 240;

  @TempDir Path directory;

  @Test
  void eachStartsAndPrints() throws Exception {
    for (String tool : new String[] {"htop", "gunicorn", "python3"}) {
      Assumptions.assumeTrue(
          Files.isExecutable(Path.of("/usr/bin", tool)), tool + " is not installed");
    }
    Path table = directory.resolve("table");
    ProcessBuilder builder = new ProcessBuilder("src/test/scripts/bench", "short");
    builder.environment().put("NOBUILD", "yes");
    Process bench = builder.redirectErrorStream(true).redirectOutput(table.toFile()).start();
    try {
      boolean ended = bench.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
      assertThat(Files.readString(table))
          .contains("-- cpu", "-- pending", "-- latency", "-- garbage")
          .contains("-- bytes", "-- start", "-- growth", "-- idle", "resident memory")
          .doesNotContain("not run");
      assertThat(ended).isTrue();
    } finally {
      bench.descendants().forEach(ProcessHandle::destroyForcibly);
      bench.destroyForcibly();
    }
  }
}
