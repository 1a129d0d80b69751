package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.ui.Palette;
import gunitop.ui.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preferences on disk. */
class PreferencesFileTest {
  @TempDir Path folder;

  private PreferencesFile file() {
    return PreferencesFile.of(Map.of("XDG_CONFIG_HOME", folder.toString())).orElseThrow();
  }

  private Path path() {
    return folder.resolve("gunitop/config");
  }

  @Test
  void isMadeWithItsFolderAndReadAgain() {
    assertThat(file().read().preferences()).isEqualTo(Preferences.DEFAULT);
    assertThat(file().keep(Map.of("theme", "mono"))).isEmpty();
    assertThat(file().read().preferences().setup().palette()).isEqualTo(Palette.MONO);
    assertThat(path().getParent()).isDirectoryContaining(path()::equals);
    assertThat(path().getParent().toFile().list()).containsExactly("config");
  }

  @Test
  void homeStandsInForTheConfigurationFolder() throws IOException {
    PreferencesFile home = PreferencesFile.of(Map.of("HOME", folder.toString())).orElseThrow();
    assertThat(home.keep(Map.of("delay", "3"))).isEmpty();
    assertThat(folder.resolve(".config/gunitop/config")).content().contains("delay = 3");
    assertThat(PreferencesFile.of(Map.of())).isEmpty();
  }

  @Test
  void aFaultNamesTheFileAndEachWrongLineAndOtherBytesStay() throws IOException {
    Files.createDirectories(path().getParent());
    Files.write(path(), new byte[] {'#', (byte) 0xff, '\n', 'x', '\n', 'y', '\n'});
    assertThat(file().read().faults())
        .containsExactly(
            path() + " line 2: it is no 'key = value'; line 3: it is no 'key = value'");
    file().keep(Map.of("sort", "age"));
    assertThat(Files.readAllBytes(path())).startsWith('#', 0xff, '\n', 'x', '\n', 'y', '\n', 's');
  }

  @Test
  void whatIsNoFileIsNamedAndNotWaitedFor() throws Exception {
    Files.createDirectories(path().getParent());
    for (String kind : List.of("mkfifo %s", "ln -s /dev/zero %s", "ln -s /proc/kmsg %s")) {
      run(kind.formatted(path()));
      assertThat(file().read().faults()).as(kind).singleElement().asString().contains("cannot be");
      assertThat(file().keep(Map.of("sort", "age"))).as(kind).isPresent();
      Files.delete(path());
    }
    Files.writeString(path(), "#\n".repeat(100_000));
    assertThat(file().read().faults()).singleElement().asString().contains("was not read");
    assertThat(file().keep(Map.of("sort", "age"))).isPresent();
    assertThat(path()).hasSize(200_000);
  }

  @Test
  void theModeAndALinkOfOursAreKept() throws Exception {
    Path dotfiles = Files.createDirectory(folder.resolve("dotfiles"));
    Path kept = Files.writeString(dotfiles.resolve("gunitop"), "theme = mono\n");
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r-----"));
    Files.createDirectories(path().getParent());
    Files.createSymbolicLink(path(), kept);
    assertThat(file().read().preferences().setup().palette()).isEqualTo(Palette.MONO);
    assertThat(file().keep(Map.of("delay", "3"))).isEmpty();
    assertThat(path()).isSymbolicLink();
    assertThat(kept).content().isEqualTo("theme = mono\ndelay = 3\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-r-----");
    assertThat(dotfiles.toFile().list()).containsExactly("gunitop");
  }

  @Test
  @Needs(Need.ROOT)
  void whatIsAnothersIsNeitherReadNorWritten() throws Exception {
    Files.createDirectories(path().getParent());
    Files.writeString(path(), "theme = mono\n");
    for (Path theirs : List.of(path(), path().getParent(), folder)) {
      Files.setAttribute(theirs, "unix:uid", 65534);
      assertThat(file().read().preferences()).isEqualTo(Preferences.DEFAULT);
      assertThat(file().read().faults()).singleElement().asString().contains("belongs to");
      assertThat(file().keep(Map.of("sort", "age"))).isPresent();
      assertThat(path()).content().isEqualTo("theme = mono\n");
      Files.setAttribute(theirs, "unix:uid", 0);
    }
  }

  private static void run(String command) throws Exception {
    assertThat(new ProcessBuilder(command.split(" ")).start().waitFor()).isZero();
  }

  @Test
  void whatCannotBeReadOrWrittenIsSaid() throws IOException {
    Files.createDirectories(path());
    assertThat(file().read().faults()).singleElement().asString().contains("cannot be read");
    assertThat(file().keep(Map.of("sort", "age"))).isPresent();
    PreferencesFile nowhere = PreferencesFile.of(Map.of("HOME", "/proc/self/status")).orElseThrow();
    assertThat(nowhere.keep(Map.of("sort", "age"))).isPresent();
  }
}
