package gunitop.supervision.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.supervision.supervisord.SupervisordConfig.Part;
import gunitop.trust.Budget;
import gunitop.trust.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisordFilesTest {
  @TempDir private Path directory;

  private static Checked<SupervisordConfig> read(Path main) {
    return SupervisordFiles.ofThisHost(1).read(main.toString());
  }

  private static SupervisordConfig config(Path main) {
    return read(main).value().orElseThrow();
  }

  private Path main(String includes) throws IOException {
    return Files.writeString(
        directory.resolve("supervisord.conf"), "[supervisord]\n[include]\nfiles=" + includes);
  }

  @Test
  void includesAreGlobbedAndSorted() throws IOException {
    Path inner = Files.createDirectories(directory.resolve("benches/a"));
    Files.writeString(inner.resolve("b.conf"), "[program:b]\ncommand=b\n");
    Files.writeString(inner.resolve("a.conf"), "[program:a]\ncommand=a\n");
    Files.writeString(inner.resolve(".hidden.conf"), "[program:h]\ncommand=h\n");

    assertThat(config(main("benches/*/*.conf\n")).programs().settings())
        .extracting(one -> one.names().iterator().next())
        .containsExactly("a", "b");
  }

  @Test
  void missingFileIsUnreadable() {
    Path none = directory.resolve("none.conf");
    assertThat(read(none)).isEqualTo(new Checked.Absent<>(none + " does not exist"));
  }

  @Test
  @Needs(Need.ROOT)
  void aLinkOfRootsToAFileOfAnotherIsReadAsTheOthersWord() throws IOException {
    Path bench = Files.createDirectory(directory.resolve("bench"));
    Path file = Files.writeString(bench.resolve("supervisor.conf"), "[program:web]\ncommand=x\n");
    Files.setAttribute(file, "unix:uid", 54_321);
    Files.setAttribute(bench, "unix:uid", 54_321);
    Files.createSymbolicLink(directory.resolve("frappe.conf"), file);

    SupervisordConfig config = config(main("frappe.conf\n"));
    assertThat(config.parts())
        .extracting(Part::distrust)
        .containsExactly(Optional.empty(), Optional.of(bench + " belongs to uid 54321"));
    assertThat(config.programs().settings().get(0).source())
        .isEqualTo(directory.resolve("frappe.conf") + "; " + bench + " belongs to uid 54321");
  }

  @Test
  void whatNeverEndsIsNotRead() throws IOException {
    for (String path : List.of("/proc/kmsg", "/dev/zero", "/dev/tty")) {
      assertThat(read(Path.of(path))).isInstanceOf(Checked.Refused.class);
    }
    Path fifo = directory.resolve("fifo.conf");
    new ProcessBuilder("mkfifo", fifo.toString()).start().onExit().join();
    assertThat(config(main("*.conf /proc/k*sg\n")).unread())
        .containsExactlyInAnyOrder(
            fifo + " is a FIFO, no regular file", "/proc lies on proc, no ordinary filesystem");
  }

  @Test
  void patternsAndFilesPastTheBudgetAreNotRead() throws IOException {
    Path many = Files.createDirectory(directory.resolve("many"));
    for (int i = 0; i < Budget.CONFIGURATION_FILES + 10; i++) {
      Files.writeString(
          many.resolve(i + "-" + "a".repeat(200) + ".conf"), "[program:p" + i + "]\n");
    }
    String hard = "many/" + "*a".repeat(100) + "b ";
    Path main = main(hard.repeat(20) + "many/*.conf\n");

    Assertions.assertTimeout(
        Budget.CONFIGURATION_TIME.plus(Duration.ofSeconds(5)),
        () -> assertThat(config(main).unread()).isNotEmpty());
  }
}
