package gunitop.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.testkit.ChildOutput;
import gunitop.testkit.JavaProgram;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PID reuse, forced in a PID namespace where the kernel's last PID can be set. */
@Needs(Need.NAMESPACES)
class ReusedPidTest {

  @Test
  void theSuccessorUnderThePidIsRefusedAndLivesOn() throws Exception {
    List<String> command =
        new ArrayList<>(List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child"));
    // It is PID 1 of its namespace, and another such may hold the file of its counters.
    command.addAll(JavaProgram.of(ReusedPid.class, "-XX:-UsePerfData"));

    assertThat(ChildOutput.lines(command))
        .containsExactly(
            "samePid=true", "replaced=true", "openedBefore=ESRCH (no such process)", "lives=true");
  }
}
