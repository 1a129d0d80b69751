package gunitop.release.disk;

import gunitop.trust.Budget;
import gunitop.trust.Checked;
import gunitop.trust.CheckedFile;
import gunitop.trust.Content;
import gunitop.trust.ForeignFiles;
import java.util.Optional;

/** Git's small files in the sight of one process, by their paths. */
record SmallFiles(int pid, int uid) {

  /** A file open for reading, which the caller closes. */
  Checked<CheckedFile> open(String path) {
    return ForeignFiles.seenBy(pid).open(path, uid);
  }

  /** The text of a file that is no longer than a small one is; empty where it is not there. */
  Optional<String> text(String path) {
    return text(path, Budget.GIT_FILE_BYTES);
  }

  /** The text of a file, whole or not at all. */
  Optional<String> text(String path, int most) {
    return open(path)
        .then(
            opened -> {
              try (CheckedFile file = opened) {
                return file.read(most);
              }
            })
        .value()
        .filter(Content::isWhole)
        .map(Content::text);
  }
}
