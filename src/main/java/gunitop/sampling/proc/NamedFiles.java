package gunitop.sampling.proc;

import gunitop.process.FileReading;
import gunitop.process.Reading;
import gunitop.trust.Budget;
import gunitop.trust.Checked;
import gunitop.trust.CheckedFile;
import gunitop.trust.Content;
import gunitop.trust.ForeignFiles;
import java.util.Optional;

/**
 * The small files that masters name: pidfiles. A path that begins with {@code /proc/PID/root} is
 * one that this process sees. What is no regular file on an ordinary filesystem is never opened.
 */
final class NamedFiles {
  private static final String PROC = "/proc/";
  private static final String ROOT = "/root/";

  private NamedFiles() {}

  /** What a file holds; empty where there is none. */
  static Optional<FileReading> read(String path) {
    Checked<CheckedFile> file = open(path);
    if (file instanceof Checked.Absent<CheckedFile>) {
      return Optional.empty();
    }
    if (file.value().isEmpty()) {
      return Optional.of(new FileReading(Reading.denied(), Reading.denied()));
    }
    try (CheckedFile open = file.value().get()) {
      return Optional.of(
          new FileReading(
              open.read(Budget.PIDFILE_BYTES)
                  .value()
                  .map(Content::text)
                  .map(Reading::known)
                  .orElse(Reading.denied()),
              Reading.known(open.status().inode())));
    }
  }

  private static Checked<CheckedFile> open(String path) {
    int root = path.startsWith(PROC) ? path.indexOf(ROOT) : -1;
    int pid = root < 0 ? 0 : number(path.substring(PROC.length(), root));
    return pid > 0
        ? ForeignFiles.seenBy(pid).open(path.substring(root + ROOT.length() - 1))
        : ForeignFiles.ofThisHost().open(path);
  }

  /** 0 where it is none. */
  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException none) {
      return 0;
    }
  }
}
