package gunitop.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes what the packages tell a shell and a reader: the man page and the completions, from the
 * tables that the program itself goes by. Started by the build alone.
 */
final class Documents {
  private Documents() {}

  /**
   * Writes {@code gunitop.1}, {@code gunitop.bash} and {@code gunitop.zsh}.
   *
   * @param arguments the directory, made if need be, and the manual's date, e.g. {@code 2026-11-22}
   */
  public static void main(String... arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    CommandSpec spec = Syntax.spec();
    write(directory.resolve("gunitop.1"), ManualPage.of(spec, arguments[1]));
    write(directory.resolve("gunitop.bash"), BashCompletion.of(spec));
    write(directory.resolve("gunitop.zsh"), ZshCompletion.of(spec));
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
