package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.KernelFiles;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.Focus;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.trust.Budget;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is more than is read of others' processes is not read, and never taken for absent. */
@Timeout(60)
@Needs(Need.PYTHON)
class BudgetTest {
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void ofTooManyDescriptorsTheLowestAreReadAndNoneIsSaidToBeMissing() throws IOException {
    start("fd = os.open('/dev/null', os.O_RDWR)\nfor _ in range(%d): os.dup(fd)", 6000);
    ProcessSample sample = sample(Set.of());
    OpenFiles files = sample.files().get();
    assertThat(files.whole()).isFalse();
    assertThat(sample.connections().isKnown()).isFalse();
  }

  @Test
  void ofAFewDescriptorsAllAreRead() throws IOException {
    start("[os.dup(1) for _ in range(%d)]", 100);
    ProcessSample sample = sample(Set.of());
    assertThat(sample.files().get().whole()).isTrue();
    assertThat(sample.connections()).isEqualTo(Reading.known(0));
  }

  @Test
  void aDirectoryIsNotReadPastItsLimit() throws IOException {
    start("[os.dup(1) for _ in range(%d)]", 6000);
    String directory = "/proc/" + process.pid() + "/fd";
    assertThat(new KernelFiles().numbersIn(directory, 50).get()).hasSize(50).contains(0, 49);
    assertThat(new KernelFiles().numbersIn(directory).get()).hasSizeGreaterThan(6000);
  }

  @Test
  void aTitleWithoutEndIsCutAndSaysSo() throws IOException {
    start("pass # %d " + "x".repeat(50_000), 0);
    ProcessSample sample = sample(Set.of());
    assertThat(sample.traits().commandLine()).hasSize(1);
    String line = sample.traits().commandLine().get(0);
    assertThat(line).hasSizeLessThan(Budget.TITLE_BYTES + 100).endsWith("(not read further)");
  }

  @ParameterizedTest
  @CsvSource({"10, true", "5000, false", "100000, false"})
  void anEnvironmentThatIsTooLongIsNotReadAndNoVariableIsSaidToBeUnset(int length, boolean read)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    builder.environment().put("WEB_CONCURRENCY", "x".repeat(length));
    process = builder.start();
    Reading<Map<String, String>> variables =
        sample(Set.of("WEB_CONCURRENCY")).traits().environment();
    assertThat(variables.isKnown()).isEqualTo(read);
  }

  private void start(String body, int number) throws IOException {
    String script = "import os, time\n" + body.formatted(number) + "\nprint('up', flush=True)\n";
    process = new ProcessBuilder("/usr/bin/python3", "-c", script + "time.sleep(60)").start();
    assertThat(process.inputReader().readLine()).isEqualTo("up");
  }

  private ProcessSample sample(Set<String> variables) {
    int pid = (int) process.pid();
    Focus focus = new Focus(Set.of(pid), variables, Set.of("wgunicorn-"), Set.of(), false);
    try (Sampler sampler = ProcSampler.ofThisHost()) {
      return sampler.sample(focus).process(pid).orElseThrow();
    }
  }
}
