package gunitop.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** PID reuse, forced in a PID namespace where the kernel's last PID can be set. */
class ReusedPidTest {

  @Test
  void theSuccessorUnderThePidIsRefusedAndLivesOn() throws Exception {
    Assumptions.assumeTrue(
        new ProcessBuilder("unshare", "--pid", "--fork", "--mount-proc", "true").start().waitFor()
            == 0,
        "a PID namespace needs root");
    Process process =
        new ProcessBuilder(
                "unshare",
                "--pid",
                "--fork",
                "--mount-proc",
                "--kill-child",
                System.getProperty("java.home") + "/bin/java",
                // It is PID 1 of its namespace, and another such may hold that file.
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                ReusedPid.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();

      assertThat(lines)
          .containsExactly(
              "samePid=true",
              "replaced=true",
              "openedBefore=ESRCH (no such process)",
              "lives=true");
    } finally {
      process.destroyForcibly();
    }
  }
}
