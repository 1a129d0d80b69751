package gunitop.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.testkit.ChildOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PID reuse, forced in a PID namespace where the kernel's last PID can be set. */
@Needs(Need.NAMESPACES)
class ReusedPidTest {

  @Test
  void theSuccessorUnderThePidIsRefusedAndLivesOn() throws Exception {
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
