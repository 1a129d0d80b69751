package gunitop.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisordFilesTest {
  @Test
  void includesAreGlobbedAndSorted(@TempDir Path directory) throws IOException {
    Path inner = Files.createDirectories(directory.resolve("benches/a"));
    Files.writeString(inner.resolve("b.conf"), "[program:b]\ncommand=b\n");
    Files.writeString(inner.resolve("a.conf"), "[program:a]\ncommand=a\n");
    Files.writeString(inner.resolve(".hidden.conf"), "[program:h]\ncommand=h\n");
    Path main = directory.resolve("supervisord.conf");
    Files.writeString(main, "[supervisord]\n[include]\nfiles = benches/*/*.conf\n");

    assertThat(SupervisordFiles.read(main).orElseThrow().programs())
        .extracting(one -> one.names().iterator().next())
        .containsExactly("a", "b");
  }

  @Test
  void missingFileIsUnreadable(@TempDir Path directory) {
    assertThat(SupervisordFiles.read(directory.resolve("none.conf"))).isEmpty();
  }
}
