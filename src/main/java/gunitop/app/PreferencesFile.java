package gunitop.app;

import gunitop.trust.Budget;
import gunitop.trust.Checked;
import gunitop.trust.CheckedFile;
import gunitop.trust.Content;
import gunitop.trust.TrustedDirectory;
import gunitop.ui.Preferences;
import gunitop.ui.preferences.PreferenceLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's preferences on disk: {@code $XDG_CONFIG_HOME/gunitop/config}. Neither read nor
 * written where another user could have put them there, as root's gunitop with another's HOME has
 * it; a link to them is followed where it is root's or ours.
 */
final class PreferencesFile {
  private static final String HEAD = "# gunitop's preferences; it changes the values, you may too";
  private static final String NAME = "config";
  private static final int READABLE_BY_ALL = 0644;

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
          : Optional.of(new PreferencesFile(Path.of(folder, "gunitop", NAME)));
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

  /**
   * What it holds, and which of its lines are wrong, in one text that names the file. Nothing is
   * wrong with a file that is not there.
   */
  PreferenceLines.Parsed read() {
    Checked<Found> found = find();
    if (found.value().isEmpty()) {
      return new PreferenceLines.Parsed(
          Preferences.DEFAULT, List.of(path + " cannot be read: " + found.sentence()));
    }
    PreferenceLines.Parsed parsed = PreferenceLines.parse(found.value().get().lines());
    return new PreferenceLines.Parsed(
        parsed.preferences(),
        parsed.faults().isEmpty()
            ? List.of()
            : List.of(path + " " + String.join("; ", parsed.faults())));
  }

  /** Changes these values, whole or not at all; says why where it cannot. */
  Optional<String> keep(Map<String, String> values) {
    Checked<Found> found = find();
    if (found.value().isEmpty()) {
      return Optional.of(path + ": " + found.sentence());
    }
    List<String> before = found.value().get().lines();
    StringBuilder text = new StringBuilder();
    for (String line : PreferenceLines.changed(before.isEmpty() ? List.of(HEAD) : before, values)) {
      text.append(line).append('\n');
    }
    Path target = found.value().get().path();
    byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    Checked<TrustedDirectory> opened = TrustedDirectory.openOrMake(target.getParent().toString());
    if (opened.value().isEmpty()) {
      return Optional.of(path + ": " + opened.sentence());
    }
    try (TrustedDirectory directory = opened.value().get()) {
      return directory.replace(target.getFileName().toString(), bytes, READABLE_BY_ALL);
    }
  }

  /**
   * The file as it is.
   *
   * @param path where it lies, without links; where it is to be made if there is none
   * @param lines what it holds; any byte is a letter, so that another encoding comes back as it was
   */
  private record Found(Path path, List<String> lines) {}

  private Checked<Found> find() {
    Checked<CheckedFile> opened = CheckedFile.trusted(path.toString());
    if (opened instanceof Checked.Absent<CheckedFile>) {
      return missing(path.getParent());
    }
    return opened.then(
        file -> {
          try (file) {
            return file.read(Budget.PREFERENCES_BYTES).then(content -> found(file, content));
          }
        });
  }

  private static Checked<Found> found(CheckedFile file, Content content) {
    return content.isWhole()
        ? new Checked.Good<>(
            new Found(
                Path.of(file.path()),
                new String(content.bytes(), StandardCharsets.ISO_8859_1).lines().toList()))
        : new Checked.Refused<>(
            "it has more than " + Budget.PREFERENCES_BYTES + " bytes and was not read");
  }

  /** Whether the file can be made: of its directories, the last that is there is one of ours. */
  private Checked<Found> missing(Path directory) {
    Checked<TrustedDirectory> opened = TrustedDirectory.open(directory.toString());
    if (opened instanceof Checked.Absent<TrustedDirectory> && directory.getParent() != null) {
      return missing(directory.getParent());
    }
    return opened.then(
        there -> {
          there.close();
          return new Checked.Good<>(new Found(path, List.of()));
        });
  }
}
