package gunitop.app;

import gunitop.journal.disk.JournalFolder;
import gunitop.kernel.Self;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a record is kept, and where.
 *
 * @param kept whether it is
 * @param folder where the command line wants it; empty where the environment decides
 */
record JournalChoice(boolean kept, Optional<Path> folder) {
  static final JournalChoice NONE = new JournalChoice(false, Optional.empty());
  static final JournalChoice DEFAULT = new JournalChoice(true, Optional.empty());

  /** Where it is kept; empty where it is not, or where there is no home. */
  Optional<Path> place(Map<String, String> environment) {
    return kept
        ? folder.or(() -> JournalFolder.of(environment, Self.effectiveUid() == 0))
        : Optional.empty();
  }
}
