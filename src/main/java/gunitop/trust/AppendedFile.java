package gunitop.trust;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.FileCalls;
import gunitop.kernel.FileStatus;
import gunitop.trust.EntryCheck.Step;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A regular file that nobody but root or we could have put there, open to be written on until it is
 * closed. One that is made is for us alone (0600).
 */
public final class AppendedFile implements AutoCloseable {
  private static final int OURS_ALONE = 0600;

  private final int fd;
  private final String path;
  private boolean mayBeTorn = true;

  private AppendedFile(int fd, String path) {
    this.fd = fd;
    this.path = path;
  }

  static Checked<AppendedFile> open(EntryCheck check, Step directory, String name) {
    Checked<Step> there = check.enter(directory, name);
    there.value().ifPresent(found -> FileCalls.close(found.fd()));
    boolean regular = there.value().map(found -> found.status().isRegular()).orElse(true);
    if (!regular || there.value().isEmpty() && !(there instanceof Checked.Absent<Step>)) {
      return regular
          ? there.failure()
          : new Checked.Refused<>(directory.pathOf(name) + " is no regular file");
    }
    int fd = FileCalls.openToAppend(directory.fd(), name, OURS_ALONE);
    if (fd < 0) {
      return new Checked.Unreadable<>(
          directory.pathOf(name) + " cannot be written: " + Errno.text(-fd));
    }
    Answer<FileStatus> opened = FileCalls.status(fd, false);
    boolean same =
        opened.isPresent()
            && opened.get().isRegular()
            && there
                .value()
                .map(found -> found.status().inode() == opened.get().inode())
                .orElse(Who.isRootOrUs(opened.get().uid()));
    if (!same) {
      FileCalls.close(fd);
      return new Checked.Refused<>(directory.pathOf(name) + " was replaced while it was opened");
    }
    return new Checked.Good<>(new AppendedFile(fd, directory.pathOf(name)));
  }

  /** Where it lies, without links. */
  public String path() {
    return path;
  }

  /**
   * Writes lines behind what is there. A line that was torn before, by a full disk or a crash, is
   * ended first, so that it spoils none of these.
   *
   * @return why it failed; empty where it did not
   */
  public Optional<String> add(String lines) {
    String text = mayBeTorn && isTorn() ? "\n" + lines : lines;
    int error = FileCalls.put(fd, text.getBytes(StandardCharsets.UTF_8));
    mayBeTorn = error < 0;
    return told(error, "written");
  }

  private boolean isTorn() {
    Answer<FileStatus> now = FileCalls.status(fd, false);
    long size = now.isPresent() ? now.get().size() : 0;
    Answer<byte[]> last = size == 0 ? Answer.of(new byte[0]) : FileCalls.read(fd, size - 1, 1);
    return last.isPresent() && last.get().length == 1 && last.get()[0] != '\n';
  }

  /** Lets the disk have what was written; the same answer. */
  public Optional<String> sync() {
    return told(FileCalls.sync(fd), "synced");
  }

  private Optional<String> told(int error, String what) {
    return error < 0
        ? Optional.of(path + " cannot be " + what + ": " + Errno.text(-error))
        : Optional.empty();
  }

  @Override
  public void close() {
    FileCalls.close(fd);
  }
}
