package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive, and the native library, that the single file keeps in the user's cache directory.
 */
@Timeout(180)
@Needs(Need.TMUX)
class ClassDataArchiveIT {
  private static final String LAUNCHER = System.getProperty("gunitop.launcher");
  private static final String VERSION = System.getProperty("gunitop.version") + "-";
  private static final Duration IN_THE_BACKGROUND = Duration.ofSeconds(90);

  @TempDir Path cache;

  @Test
  void isMadeInTheBackgroundAndUsedByTheNextStart() throws IOException {
    Path stale = Files.createDirectory(cache.resolve("gunitop")).resolve("0.0.1-17-1.jsa");
    Files.setPosixFilePermissions(stale.getParent(), PosixFilePermissions.fromString("rwx------"));
    Files.writeString(stale, "of an earlier version");
    try (Tmux tmux = started()) {
      tmux.await("an archive alone", IN_THE_BACKGROUND, sight -> isAlone());
      tmux.type("q");
      assertThat(tmux.awaitExit()).isZero();
    }
    assertThat(stale).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made().get(0))))
        .endsWith("------");
    try (Tmux tmux = started()) {
      tmux.await("a screen", sight -> sight.shows("F10"));
      assertThat(Files.readString(Path.of("/proc/" + tmux.pid() + "/maps")))
          .contains(made().get(0).toString(), made().get(1).toString());
    }
  }

  @Test
  @Needs(Need.ROOT)
  void anotherUsersDirectoryIsLeftAlone() throws IOException {
    Path theirs = Files.createDirectory(cache.resolve("gunitop"));
    assertThat(Shell.run("chown", "65534", theirs.toString()).exitCode()).isZero();
    try (Tmux tmux = started()) {
      tmux.await("a screen", sight -> sight.shows("F10"));
      assertThat(Files.readString(Path.of("/proc/" + tmux.pid() + "/cmdline")))
          .contains("gunitop.app.Main")
          .doesNotContain("gunitop.archive", "SharedArchiveFile", "jna.boot");
    }
    assertThat(made()).isEmpty();
  }

  private Tmux started() {
    return Tmux.running(80, 24, "env", "XDG_CACHE_HOME=" + cache, LAUNCHER, "--no-config");
  }

  /** Whether this version's two files are there, and neither stale ones nor the build's. */
  private boolean isAlone() {
    try {
      List<Path> files = made();
      return files.size() == 2
          && files.get(0).getFileName().toString().startsWith(VERSION)
          && files.get(0).toString().endsWith(".jsa")
          && files.get(1).getFileName().toString().startsWith("lib" + VERSION)
          && files.get(1).toString().endsWith(".so");
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> made() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("gunitop"))) {
      return files.sorted().toList();
    }
  }
}
