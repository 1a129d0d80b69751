package gunitop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks start and print their rows; what the figures say is nobody's test. */
@Needs({Need.GUNICORN, Need.HTOP})
class BenchIT {
  private static final int DEADLINE_SECONDS = 240;

  /** What is run one after the other; the lists beside each other. */
  private static final List<List<String>> TOGETHER =
      List.of(
          List.of("cpu", "pending"),
          List.of("latency", "garbage", "bytes"),
          List.of("start", "growth", "idle"));

  @TempDir Path directory;

  @Test
  void eachStartsAndPrints() throws Exception {
    List<Process> benches = new ArrayList<>();
    try {
      for (List<String> names : TOGETHER) {
        benches.add(start(names));
      }
      for (int i = 0; i < benches.size(); i++) {
        boolean ended = benches.get(i).waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        String table = Files.readString(table(TOGETHER.get(i)));
        assertThat(table).doesNotContain("not run");
        assertThat(TOGETHER.get(i)).allSatisfy(name -> assertThat(table).contains("-- " + name));
        assertThat(ended).isTrue();
      }
    } finally {
      for (Process bench : benches) {
        bench.descendants().forEach(ProcessHandle::destroyForcibly);
        bench.destroyForcibly();
      }
    }
  }

  private Process start(List<String> names) throws IOException {
    List<String> command = new ArrayList<>(List.of("src/test/scripts/bench", "short"));
    command.addAll(names);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("NOBUILD", "yes");
    return builder.redirectErrorStream(true).redirectOutput(table(names).toFile()).start();
  }

  private Path table(List<String> names) {
    return directory.resolve(names.get(0));
  }
}
