package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Root's gunitop in the environment of another user ({@code sudo -E}, {@code su -m}): nothing of
 * what lies in his home is loaded or read, and nothing is written there.
 */
@Timeout(600)
@Needs({Need.ROOT, Need.TMUX, Need.C_COMPILER})
class AnothersHomeIT {
  private static final String LAUNCHER = Gunitop.command().get(0);
  private static final Duration IN_THE_BACKGROUND = Duration.ofSeconds(90);
  private static final String LIBRARY = "libjnidispatch.so";

  /** Where the link were looked at twice, each would have about an even chance to be taken in. */
  private static final int STARTS = 25;

  @TempDir private Path folder;

  private Path roots;
  private Path home;
  private Path marker;

  @BeforeEach
  void twoUsers() throws IOException {
    open(folder);
    roots = Files.createDirectory(folder.resolve("root"));
    home = Files.createDirectory(folder.resolve("mallory"));
    marker = folder.resolve("loaded");
    give(home);
  }

  @Test
  void aCacheWhoseLinkIsFlippedMeanwhileIsNeverUsed() throws Exception {
    fillRootsCache();
    plant(home.resolve("evil"));
    Process flipping = flip("evil", roots.toString());
    try {
      IntStream.range(0, STARTS)
          .parallel()
          .forEach(
              start -> {
                Shell.Result result =
                    inHisHome(
                        LAUNCHER + " --once --pidfile /nonexistent --no-config", start % 2 == 0);
                assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
                assertThat(marker).as("start " + start).doesNotExist();
              });
      assertThat(flipping.isAlive()).isTrue();
    } finally {
      flipping.destroyForcibly().waitFor();
    }
    assertThat(names(kept(home.resolve("evil")))).hasSize(2);
  }

  @Test
  void theAttackWorksWhereTheDirectoryIsTrusted() throws Exception {
    // What the other test shows is worth nothing if this library would not be loaded anyway.
    fillRootsCache();
    plant(roots);
    Shell.run(List.of("chown", "-R", "0:0", roots.toString()), java.util.Map.of());
    Shell.Result result =
        Shell.run("sh", "-c", "XDG_CACHE_HOME=" + roots + " exec " + LAUNCHER + " --once");
    assertThat(marker).as(result.toString()).exists();
  }

  @Test
  void nothingIsWrittenToIt() throws IOException {
    String command = "unset XDG_CACHE_HOME XDG_CONFIG_HOME; HOME=" + home + " exec " + LAUNCHER;
    try (Tmux tmux = Tmux.running(240, 30, "sh", "-c", command)) {
      tmux.await("the fault", sight -> sight.showsLike("Preferences: .*cannot be read: .*belongs"));
      tmux.type("F2");
      tmux.await("the setup", sight -> sight.shows("Left, Right change"));
      tmux.type("Right");
      tmux.await("the fault", sight -> sight.shows("Your preferences are not kept"));
      tmux.type("Escape", "q");
    }
    assertThat(names(home)).isEmpty();
  }

  @Test
  void preferencesThatWaitForAWriterAreNamed() throws IOException {
    Path config = Files.createDirectories(roots.resolve("gunitop")).resolve("config");
    assertThat(Shell.run("mkfifo", config.toString()).exitCode()).isZero();
    String command = "XDG_CONFIG_HOME=" + roots + " exec " + LAUNCHER;
    try (Tmux tmux = Tmux.running(160, 30, "sh", "-c", command)) {
      tmux.await("the fault", sight -> sight.showsLike("Preferences: .*cannot be read: .*FIFO"));
      tmux.type("q");
      assertThat(tmux.awaitExit()).isZero();
    }
  }

  /** The two files that a start of root's makes in a cache of his. */
  private void fillRootsCache() {
    String command = "XDG_CACHE_HOME=" + roots + " exec " + LAUNCHER + " --no-config";
    try (Tmux tmux = Tmux.running(100, 30, "sh", "-c", command)) {
      tmux.await(
          "the archive", IN_THE_BACKGROUND, sight -> names(kept(roots)).contains("classes.jsa"));
      tmux.type("q");
      tmux.awaitExit();
    }
    assertThat(names(kept(roots))).containsExactly("classes.jsa", LIBRARY);
  }

  /** A cache of the same names, its library one that says when it is loaded. */
  private void plant(Path cache) throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("evil.c"),
            """
            #include <fcntl.h>
            __attribute__((constructor)) static void loaded(void) {
              open("%s", O_CREAT | O_WRONLY, 0666);
            }
            """
                .formatted(marker));
    Path library = folder.resolve("evil.so");
    Shell.Result built =
        Shell.run("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString());
    assertThat(built.exitCode()).as(built.err()).isZero();
    Path original = kept(roots);
    Path directory = cache.resolve("gunitop").resolve(original.getFileName());
    Files.createDirectories(directory);
    for (String name : names(original)) {
      Path from = name.equals(LIBRARY) ? library : original.resolve(name);
      Shell.run("cp", "-f", from.toString(), directory.resolve(name).toString());
    }
    assertThat(Shell.run("chown", "-R", OtherUser.NOBODY + "", cache.toString()).exitCode())
        .isZero();
  }

  /** As that user, points .cache at one and the other until it is ended. */
  private Process flip(String one, String other) throws IOException {
    String script =
        "cd '%s' && while :; do ln -sfn '%s' a && mv -T a .cache; ln -sfn '%s' a && mv -T a .cache;"
            + " done";
    List<String> command = new ArrayList<>(OtherUser.prefix(OtherUser.NOBODY));
    command.addAll(List.of("sh", "-c", script.formatted(home, one, other)));
    return Shell.start(command, folder.resolve("flips"));
  }

  private Shell.Result inHisHome(String command, boolean byName) {
    String where =
        byName ? "unset XDG_CACHE_HOME; HOME=" + home : "XDG_CACHE_HOME=" + home + "/.cache";
    return Shell.run("sh", "-c", where + " exec " + command);
  }

  /** The only directory in this cache of gunitop's. */
  private static Path kept(Path cache) {
    Path all = cache.resolve("gunitop");
    return names(all).stream().map(all::resolve).findFirst().orElse(all);
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private static void open(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void give(Path directory) throws IOException {
    open(directory);
    Files.setAttribute(directory, "unix:uid", OtherUser.NOBODY);
  }
}
