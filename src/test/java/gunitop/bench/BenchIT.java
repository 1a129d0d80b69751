package gunitop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each benchmark starts and prints its rows; what they say is nobody's test. */
class BenchIT {
  private static final Path LAUNCHER = Path.of(System.getProperty("gunitop.launcher"));
  private static final int DEADLINE_SECONDS = 120;

  @ParameterizedTest
  @ValueSource(
      strings = {"cpu", "pending", "latency", "garbage", "bytes", "start", "growth", "idle"})
  void startsAndPrints(String benchmark) throws Exception {
    for (String tool : new String[] {"htop", "gunicorn", "python3"}) {
      Assumptions.assumeTrue(
          Files.isExecutable(Path.of("/usr/bin", tool)), tool + " is not installed");
    }
    Process bench =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                "gunitop.bench.Bench",
                LAUNCHER.toString(),
                "short",
                benchmark)
            .redirectErrorStream(true)
            .start();
    try {
      String table = new String(bench.getInputStream().readAllBytes());
      assertThat(bench.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as(table).isTrue();
      assertThat(table).contains("-- " + benchmark).doesNotContain("not run");
      assertThat(table.lines().count()).as(table).isGreaterThan(2);
    } finally {
      bench.descendants().forEach(ProcessHandle::destroyForcibly);
      bench.destroyForcibly();
    }
  }
}
