package gunitop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text that was read and accepted. With {@code -Dscreens.rewrite=true} it is written anew, and
 * the test fails so that nobody forgets to read it.
 */
public final class GoldenFile {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private GoldenFile() {}

  /** Compares a text with the accepted one, {@code name.txt} in this folder of the resources. */
  public static void check(String folder, String name, String text) {
    Path file = RESOURCES.resolve(folder).resolve(name + ".txt");
    try {
      if (Boolean.getBoolean("screens.rewrite")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(name).as("rewritten: read it, then run without screens.rewrite").isEmpty();
      }
      assertThat(file).as("accepted text; make it with -Dscreens.rewrite=true").exists();
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
