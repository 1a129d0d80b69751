package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.ui.Palette;
import gunitop.ui.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void aFaultNamesTheFileAndTheLineAndOtherBytesStay() throws IOException {
    Files.createDirectories(path().getParent());
    Files.write(path(), new byte[] {'#', (byte) 0xff, '\n', 'x', '\n'});
    assertThat(file().read().faults()).containsExactly(path() + " line 2: it is no 'key = value'");
    file().keep(Map.of("sort", "age"));
    assertThat(Files.readAllBytes(path())).startsWith('#', 0xff, '\n', 'x', '\n', 's');
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
