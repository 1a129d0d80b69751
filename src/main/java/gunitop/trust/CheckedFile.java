package gunitop.trust;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.FileCalls;
import gunitop.kernel.FileStatus;
import gunitop.kernel.Self;
import gunitop.trust.EntryCheck.Step;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A regular file that was checked and is open for reading, until it is closed: one that nobody but
 * root or we could have put there, or one of {@link ForeignFiles}.
 */
public final class CheckedFile implements AutoCloseable {
  private static final int OURS_ALONE = 0600;

  private final int fd;
  private final String path;
  private final FileStatus status;

  private CheckedFile(int fd, String path, FileStatus status) {
    this.fd = fd;
    this.path = path;
    this.status = status;
  }

  /** Opens a file that nobody but root or we could have put there; links on the way may be. */
  public static Checked<CheckedFile> trusted(String path) {
    return atTheEnd(path, PathWalk.begin(new OnlyOurs(), PathWalk.Makes.NONE));
  }

  static Checked<CheckedFile> atTheEnd(String path, Checked<PathWalk> begun) {
    return begun.then(
        started -> {
          try (PathWalk walk = started) {
            return walk.to(path).then(CheckedFile::at);
          }
        });
  }

  private static Checked<CheckedFile> at(PathWalk.End end) {
    return end.entry().isPresent()
        ? reopened(end.entry().get())
        : new Checked.Absent<>(end.path() + " does not exist");
  }

  /** Opens for reading what a step names, which the caller closes. */
  static Checked<CheckedFile> reopened(Step step) {
    if (!step.status().isRegular()) {
      return new Checked.Refused<>(
          step.shown() + " is a " + step.status().kind() + ", no regular file");
    }
    int fd = FileCalls.openNamed(step.fd());
    return fd < 0
        ? new Checked.Unreadable<>(step.path() + " may not be read: " + Errno.text(-fd))
        : new Checked.Good<>(new CheckedFile(fd, step.path(), step.status()));
  }

  /** A file of ours in memory alone, which has no name and is gone once it is closed. */
  public static Checked<CheckedFile> inMemory(String text) {
    int fd = FileCalls.memory("gunitop");
    int error = fd < 0 ? fd : FileCalls.setMode(fd, OURS_ALONE);
    if (error >= 0) {
      error = FileCalls.write(fd, text.getBytes(StandardCharsets.UTF_8));
    }
    Answer<FileStatus> status = FileCalls.status(fd, false);
    if (error < 0 || !status.isPresent()) {
      FileCalls.close(fd);
      return new Checked.Unreadable<>("a file in memory: " + Errno.text(-error));
    }
    return new Checked.Good<>(new CheckedFile(fd, "memory", status.get()));
  }

  /** Where it lies, without links. */
  public String path() {
    return path;
  }

  /** What it was when it was checked. */
  public FileStatus status() {
    return status;
  }

  /**
   * A path by which it is opened here and in programs that we run, as long as this object is open:
   * this file, whatever its name leads to by then.
   */
  public String descriptorPath() {
    return "/proc/" + Self.pid() + "/fd/" + fd;
  }

  /** Its first bytes. */
  public Checked<Content> read(int most) {
    return readFrom(0, most);
  }

  /** Its last bytes. */
  public Checked<Content> readEnd(int most) {
    return size().then(size -> readFrom(Math.max(0, size - most), most));
  }

  /** Its bytes from there on; whole where nothing was behind them. */
  public Checked<Content> readFrom(long offset, int most) {
    // One byte more tells whether there is more.
    Answer<byte[]> bytes = FileCalls.read(fd, offset, most + 1);
    if (!bytes.isPresent()) {
      return new Checked.Unreadable<>(path + ": " + Errno.text(bytes.error()));
    }
    boolean whole = bytes.get().length <= most;
    byte[] kept = whole ? bytes.get() : Arrays.copyOf(bytes.get(), most);
    return new Checked.Good<>(new Content(kept, whole));
  }

  /** How long it is now, in bytes. */
  public Checked<Long> size() {
    Answer<FileStatus> now = FileCalls.status(fd, false);
    return now.isPresent()
        ? new Checked.Good<>(now.get().size())
        : new Checked.Unreadable<>(path + ": " + Errno.text(now.error()));
  }

  @Override
  public void close() {
    FileCalls.close(fd);
  }
}
