package gunitop.preflight.host;

import gunitop.kernel.FileStatus;
import gunitop.preflight.SeenFile;
import gunitop.process.Reading;
import gunitop.trust.Checked;
import gunitop.trust.SeenEntry;
import java.util.Optional;

/** Looks at what lies at paths of a process. */
final class PathReader {
  private PathReader() {}

  /** What lies at a path, as the process sees it. */
  static SeenFile look(int pid, String path) {
    return new SeenFile(path, found(SeenEntry.of(pid, path)));
  }

  private static Reading<Optional<SeenFile.Entry>> found(Checked<SeenEntry> seen) {
    if (seen instanceof Checked.Absent<SeenEntry>) {
      return Reading.known(Optional.empty());
    }
    return seen.value()
        .map(entry -> Reading.known(Optional.of(entry(entry))))
        .orElse(Reading.notRead());
  }

  private static SeenFile.Entry entry(SeenEntry seen) {
    return entry(seen.path(), seen.status(), seen.linkChangedNanos());
  }

  static SeenFile.Entry entry(String path, FileStatus status, long linkChangedNanos) {
    return new SeenFile.Entry(
        path, status.device(), status.inode(), status.modifiedNanos(), linkChangedNanos);
  }
}
