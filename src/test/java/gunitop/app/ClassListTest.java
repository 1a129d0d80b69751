package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The classes of the archive: a name that has gone is a sign that the list has aged. */
@Needs(Need.JDK_17)
class ClassListTest {
  private static final Path LIST = Path.of("src/main/dist/classes.lst");
  private static final Path CLASSES = Path.of("target/classes");

  @Test
  void everyClassOfOursThatItNamesIsThere() throws IOException {
    List<String> ours =
        Files.readAllLines(LIST).stream().filter(line -> line.startsWith("gunitop/")).toList();
    assertThat(ours)
        .contains("gunitop/app/Main", "gunitop/sampling/ProcSampler")
        .allSatisfy(name -> assertThat(CLASSES.resolve(name + ".class")).exists());
  }
}
