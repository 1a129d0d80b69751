package gunitop.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.ChildOutput;
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
    List<String> lines =
        ChildOutput.lines(
            List.of(
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
                ReusedPid.class.getName()));

    assertThat(lines)
        .containsExactly(
            "samePid=true", "replaced=true", "openedBefore=ESRCH (no such process)", "lives=true");
  }
}
