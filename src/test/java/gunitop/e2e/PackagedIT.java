package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tar.gz with its own Java: unpacked, moved, linked to, where nothing can be written. */
@Timeout(120)
@Needs({Need.PACKAGES, Need.NAMESPACES, Need.TMUX})
class PackagedIT {
  private static final Path BUILT = Path.of(System.getProperty("gunitop.launcher")).getParent();
  private static final Duration UNTIL_SEEN = Duration.ofSeconds(60);

  /** Nothing in /tmp can be made or executed, and there is no home. */
  private static final String NOWHERE =
      "mount -t tmpfs -o ro,noexec none /tmp && exec env HOME=/nonexistent \"$0\" -a --no-config";

  @Test
  void runsMovedAndLinkedToWhereNothingCanBeWritten() throws IOException {
    Path packed = packed();
    // Not under /tmp, which will be hidden.
    Path folder = Files.createTempDirectory(BUILT, "moved to ");
    try {
      assertThat(Shell.run("tar", "xzf", packed.toString(), "-C", folder.toString()).exitCode())
          .isZero();
      Path moved = folder.resolve("another place");
      Files.move(folder.resolve(packed.getFileName().toString().replace(".tar.gz", "")), moved);
      Path link = Files.createSymbolicLink(folder.resolve("a link"), moved.resolve("bin/gunitop"));
      try (Tmux tmux =
          Tmux.running(80, 24, "unshare", "-m", "sh", "-c", NOWHERE, link.toString())) {
        tmux.await("processes", UNTIL_SEEN, sight -> sight.shows("all processes"));
        assertThat(Files.readString(Path.of("/proc/" + tmux.pid() + "/maps")))
            .contains(moved + "/lib/runtime/lib/server/classes.jsa")
            .contains(moved + "/lib/runtime/lib/libjnidispatch.so");
        tmux.type("q");
        assertThat(tmux.awaitExit()).isZero();
      }
    } finally {
      Shell.run("rm", "-rf", folder.toString());
    }
  }

  private static Path packed() throws IOException {
    try (Stream<Path> files = Files.list(BUILT)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().matches("gunitop-.*-linux-.*\\.gz"))
              .toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }
}
