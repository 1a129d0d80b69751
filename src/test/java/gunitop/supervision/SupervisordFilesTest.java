package gunitop.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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

    assertThat(SupervisordFiles.of(Path.of("/"), 1).read(main).orElseThrow().programs())
        .extracting(one -> one.names().iterator().next())
        .containsExactly("a", "b");
  }

  @Test
  void missingFileIsUnreadable(@TempDir Path directory) {
    assertThat(SupervisordFiles.of(Path.of("/"), 1).read(directory.resolve("none.conf"))).isEmpty();
  }

  @Test
  void containersFilesAreReadBelowItsRootAndNotThroughLinks(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("etc/programs"));
    Files.writeString(root.resolve("etc/s.conf"), "[include]\nfiles=programs/*.conf\n");
    Files.writeString(root.resolve("etc/programs/web.conf"), "[program:web]\ncommand=gunicorn\n");
    Files.writeString(root.resolve("ours.conf"), "[program:ours]\ncommand=gunicorn\n");
    Files.createSymbolicLink(root.resolve("etc/programs/x.conf"), root.resolve("ours.conf"));
    SupervisordFiles files = SupervisordFiles.of(root, 1);

    assertThat(files.read(Path.of("/etc/s.conf")).orElseThrow().programs())
        .extracting(program -> program.names())
        .containsExactly(Set.of("web"));
    assertThat(files.read(Path.of("/etc/none.conf"))).isEmpty();
  }
}
