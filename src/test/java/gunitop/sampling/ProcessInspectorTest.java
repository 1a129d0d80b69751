package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.KernelFiles;
import gunitop.kernel.Self;
import gunitop.kernel.StatFields;
import gunitop.process.Inspection;
import gunitop.process.Listing;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.trust.Budget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read of one process on request, of this one and of children. */
class ProcessInspectorTest {
  private final ProcessInspector inspector = new ProcessInspector();

  private static ProcessId id(int pid) {
    StatFields fields = new StatFields();
    byte[] stat = new KernelFiles().load("/proc/" + pid + "/stat", StatFields.LINE_BYTES).get();
    assertThat(fields.parse(stat, stat.length)).isTrue();
    return new ProcessId(pid, fields.startTicks(), "boot");
  }

  private Listing environment(Map<String, String> variables) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("cat");
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process child = builder.start();
    try {
      child.getOutputStream().write('x');
      child.getOutputStream().flush();
      // It has executed its program once it answers.
      assertThat(child.getInputStream().read()).isEqualTo('x');
      return inspector.read(id((int) child.pid()), Inspection.ENVIRONMENT).get();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void theEnvironmentIsALineAVariable() throws Exception {
    assertThat(environment(Map.of("NAME", "a b=c")))
        .isEqualTo(new Listing(List.of("NAME=a b=c"), true));
  }

  @Test
  void whatIsPastTheBudgetIsSaidToBeMissing() throws Exception {
    Listing cut = environment(Map.of("NAME", "x".repeat(2 * Budget.TITLE_BYTES)));
    assertThat(cut.whole()).isFalse();
    assertThat(cut.lines()).singleElement().asString().hasSize(Budget.TITLE_BYTES);
    assertThat(environment(Map.of("A", "x".repeat(100_000), "B", "y".repeat(1000))).whole())
        .isFalse();
  }

  @Test
  void openFilesAreALineADescriptor() {
    Listing files = inspector.read(id(Self.pid()), Inspection.FILES).get();
    assertThat(files.whole()).isTrue();
    assertThat(files.lines()).isNotEmpty().allMatch(line -> line.matches("\\d+ (?s).+"));
  }

  @Test
  void anotherProcessOnThePidIsNotTakenForIt() {
    ProcessId self = id(Self.pid());
    ProcessId former = new ProcessId(self.pid(), self.startTicks() - 1, self.bootId());
    assertThat(inspector.read(former, Inspection.ENVIRONMENT)).isEqualTo(Reading.notRead());
    assertThat(inspector.read(former, Inspection.FILES)).isEqualTo(Reading.notRead());
  }
}
