package gunitop.journal.disk;

import gunitop.trust.Checked;
import gunitop.trust.TrustedDirectory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the journal lies. */
public final class JournalFolder {
  /** Root's, where the package has made it. */
  static final Path OF_ROOT = Path.of("/var/log/gunitop");

  private JournalFolder() {}

  /**
   * The folder of whoever has this environment: root's own where it is there, else {@code gunitop}
   * below {@code XDG_STATE_HOME}, for which {@code ~/.local/state} stands in where it is unset or
   * relative (XDG Base Directory Specification); empty where there is no home.
   *
   * @param isRoot whether we are root
   */
  public static Optional<Path> of(Map<String, String> environment, boolean isRoot) {
    if (isRoot && isThere()) {
      return Optional.of(OF_ROOT);
    }
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    String base =
        state.startsWith("/") ? state : home.startsWith("/") ? home + "/.local/state" : "";
    try {
      return base.isEmpty() ? Optional.empty() : Optional.of(Path.of(base, "gunitop"));
    } catch (InvalidPathException beyondTheLocale) {
      return Optional.empty();
    }
  }

  private static boolean isThere() {
    Checked<TrustedDirectory> opened = TrustedDirectory.open(OF_ROOT.toString());
    opened.value().ifPresent(TrustedDirectory::close);
    return opened.value().isPresent();
  }
}
