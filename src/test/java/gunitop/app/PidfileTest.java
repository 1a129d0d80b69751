package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidfileTest {
  private static final IntPredicate ONLY_4711 = pid -> pid == 4711;

  @TempDir Path folder;

  @Test
  void namesAProcessThatExists() throws IOException {
    assertThat(read("4711\n")).isEqualTo(new NamedPidfile.Names(4711));
  }

  @Test
  void staleSaysWhichProcessIsGone() throws IOException {
    assertThat(line("4712\n")).endsWith("app.pid is stale: there is no process 4712");
  }

  @Test
  void emptyIsWhatAStartingMasterLeavesForAMoment() throws IOException {
    assertThat(line(" \n")).contains("is empty");
  }

  @Test
  void whatIsNoPidIsShownHarmlessAndShort() throws IOException {
    assertThat(line("\u001b[2J")).endsWith("holds no PID but '?[2J'");
    assertThat(line("-1")).endsWith("holds no PID but '-1'");
    assertThat(line("0")).endsWith("holds no PID but '0'");
    assertThat(line("4711 4712")).contains("holds no PID");
    assertThat(line("9".repeat(1000))).contains("too large for a PID").hasSizeLessThan(200);
  }

  @Test
  void missingIsSaidToBeMissing() {
    assertThat(line(folder.resolve("none.pid"))).contains("none.pid does not exist");
  }

  @Test
  void aFolderOrADeviceIsNeverRead() {
    assertThat(line(folder)).contains("no regular file");
    assertThat(line(Path.of("/dev/zero"))).contains("no regular file");
  }

  private NamedPidfile read(String content) throws IOException {
    Path file = folder.resolve("app.pid");
    Files.writeString(file, content);
    return NamedPidfile.read(file, ONLY_4711);
  }

  private String line(String content) throws IOException {
    return ((NamedPidfile.Useless) read(content)).line();
  }

  private static String line(Path file) {
    return ((NamedPidfile.Useless) NamedPidfile.read(file, ONLY_4711)).line();
  }
}
