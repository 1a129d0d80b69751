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
  private static final String ARCHIVE = "classes.jsa";
  private static final String LIBRARY = "libjnidispatch.so";

  @TempDir Path cache;

  @Test
  void isMadeInTheBackgroundAndUsedByTheNextStart() throws IOException {
    Path ours = Files.createDirectory(cache.resolve("gunitop"));
    Path stale = Files.createDirectory(ours.resolve("0.0.1-17-1"));
    Files.writeString(stale.resolve("classes.jsa"), "of an earlier version");
    for (Path directory : List.of(ours, stale)) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    try (Tmux tmux = started()) {
      tmux.await("both", IN_THE_BACKGROUND, sight -> files().equals(List.of(ARCHIVE, LIBRARY)));
      tmux.type("q");
      assertThat(tmux.awaitExit()).isZero();
    }
    Path directory = made().get(0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    try (Tmux tmux = started()) {
      tmux.await("a screen", sight -> sight.shows("F10"));
      assertThat(Files.readString(Path.of("/proc/" + tmux.pid() + "/maps")))
          .contains(directory.resolve(ARCHIVE).toString(), directory.resolve(LIBRARY).toString());
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
          .doesNotContain("gunitop.cache", "SharedArchiveFile", "jna.boot");
    }
    assertThat(made()).isEmpty();
  }

  private Tmux started() {
    return Tmux.running(80, 24, "env", "XDG_CACHE_HOME=" + cache, LAUNCHER, "--no-config");
  }

  /** The files of the only directory, if it is this version's. */
  private List<String> files() {
    try {
      List<Path> directories = made();
      if (directories.size() != 1
          || !directories.get(0).getFileName().toString().startsWith(VERSION)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(directories.get(0))) {
        return files.map(file -> file.getFileName().toString()).sorted().toList();
      }
    } catch (IOException e) {
      return List.of();
    }
  }

  private List<Path> made() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("gunitop"))) {
      return files.sorted().toList();
    }
  }
}
