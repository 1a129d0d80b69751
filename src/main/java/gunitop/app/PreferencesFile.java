package gunitop.app;

import gunitop.ui.PreferenceLines;
import gunitop.ui.Preferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operator's preferences on disk: {@code $XDG_CONFIG_HOME/gunitop/config}. */
final class PreferencesFile {
  private static final String HEAD = "# gunitop's preferences; it changes the values, you may too";

  private final Path path;

  private PreferencesFile(Path path) {
    this.path = path;
  }

  /**
   * The file of whoever has this environment: {@code ~/.config} stands in for an unset or relative
   * {@code XDG_CONFIG_HOME} (XDG Base Directory Specification); empty where there is no home.
   */
  static Optional<PreferencesFile> of(Map<String, String> environment) {
    String folder = folder(environment);
    try {
      return folder.isEmpty()
          ? Optional.empty()
          : Optional.of(new PreferencesFile(Path.of(folder, "gunitop", "config")));
    } catch (InvalidPathException beyondTheLocale) {
      return Optional.empty();
    }
  }

  /** What stands in the way of having one: a folder that is no path in this locale. */
  static List<String> obstacles(Map<String, String> environment) {
    String folder = folder(environment);
    return folder.isEmpty() || of(environment).isPresent()
        ? List.of()
        : List.of(folder + " is no path in this locale: neither read nor kept");
  }

  private static String folder(Map<String, String> environment) {
    String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    return base.startsWith("/") ? base : home.startsWith("/") ? home + "/.config" : "";
  }

  /** What it holds; each fault names the file. Nothing is wrong with a file that is not there. */
  PreferenceLines.Parsed read() {
    try {
      PreferenceLines.Parsed parsed = PreferenceLines.parse(lines());
      List<String> faults = new ArrayList<>();
      parsed.faults().forEach(fault -> faults.add(path + " " + fault));
      return new PreferenceLines.Parsed(parsed.preferences(), faults);
    } catch (IOException | UncheckedIOException unreadable) {
      return new PreferenceLines.Parsed(
          Preferences.DEFAULT, List.of(path + " cannot be read: " + reason(unreadable)));
    }
  }

  /** Changes these values, whole or not at all; says why where it cannot. */
  Optional<String> keep(Map<String, String> values) {
    Path next = path.resolveSibling("config.new");
    try {
      List<String> before = lines();
      List<String> lines = before.isEmpty() ? List.of(HEAD) : before;
      Files.createDirectories(path.getParent());
      Files.write(
          next,
          PreferenceLines.changed(lines, values),
          StandardCharsets.ISO_8859_1,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
      Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
      return Optional.empty();
    } catch (IOException | UncheckedIOException refused) {
      return Optional.of(path + ": " + reason(refused));
    }
  }

  private List<String> lines() throws IOException {
    try {
      // Any byte is a letter here: a file in another encoding comes back as it was.
      return Files.readAllLines(path, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  /** In the system's words where it has some: "Not a directory". */
  private static String reason(Exception problem) {
    if (problem instanceof FileSystemException refused && refused.getReason() != null) {
      return refused.getReason();
    }
    return problem.getClass().getSimpleName().replace("Exception", "");
  }
}
