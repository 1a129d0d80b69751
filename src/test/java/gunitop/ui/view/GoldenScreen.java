package gunitop.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a screen with the one that was read and accepted. With {@code -Dscreens.rewrite=true}
 * the accepted ones are written anew, and the test fails so that nobody forgets to read them.
 */
final class GoldenScreen {
  private static final Path FOLDER = Path.of("src/test/resources/screens");

  private GoldenScreen() {}

  static void check(String name, String screen) {
    Path file = FOLDER.resolve(name + ".txt");
    try {
      if (Boolean.getBoolean("screens.rewrite")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, screen);
        assertThat(name).as("rewritten: read it, then run without screens.rewrite").isEmpty();
      }
      assertThat(file).as("accepted screen; make it with -Dscreens.rewrite=true").exists();
      assertThat(screen).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
